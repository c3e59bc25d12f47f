using Shirube.Cli;

return await CommandLine.RunAsync(args);
