using Shirube.Storage;
using Shirube.Tests.Library;

namespace Shirube.Tests.Storage;

public sealed class MigratorTests : IDisposable
{
    private static readonly Migration First = new(1, "0001-a.sql", "create table a (id integer primary key) strict;");
    private readonly TemporaryLibrary _data = new();

    [Fact]
    public async Task Steps_are_applied_once_and_in_order()
    {
        Migration second = new(2, "0002-b.sql", "insert into a (id) values (1);");
        await MigrateAsync(First);
        await MigrateAsync(First, second);
        await MigrateAsync(First, second);
        Assert.Equal(1L, await ScalarAsync("select count(*) from a"));
    }

    [Fact]
    public async Task A_step_that_was_edited_later_is_refused()
    {
        await MigrateAsync(First);
        await Assert.ThrowsAsync<DatabaseMismatchException>(() => MigrateAsync(First with { Sql = "create table b (id integer) strict;" }));
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused()
    {
        await MigrateAsync(First, new(2, "0002-b.sql", "create table b (id integer) strict;"));
        await Assert.ThrowsAsync<DatabaseMismatchException>(() => MigrateAsync(First));
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing()
    {
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => MigrateAsync(First, new(2, "0002-b.sql", "create table b (id integer) strict; insert into nowhere values (1);")));
        Assert.Equal(0L, await ScalarAsync("select count(*) from sqlite_master where name in ('a', 'b')"));
    }

    public void Dispose() => _data.Dispose();

    private async Task MigrateAsync(params Migration[] steps)
    {
        Directory.CreateDirectory(_data.Folder.Root);
        await using var connection = await Dialect.OpenSource(_data.Folder).OpenConnectionAsync();
        await Migrator.MigrateAsync(connection, steps, TimeProvider.System, default);
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = await Dialect.OpenSource(_data.Folder).OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }
}
