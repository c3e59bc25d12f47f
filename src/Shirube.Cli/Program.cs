using Shirube.Core;

JapaneseText.RequireWorkingGlobalization();
return 0;
