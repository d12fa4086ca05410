namespace GrandChallenge.Storage;

internal sealed class LooseFiles : FileSet
{
    private readonly List<(FileEntry Entry, Stream Content)> _files;

    public LooseFiles(IReadOnlyList<(string Path, Stream Content)> files)
    {
        _files = [.. files.Select(f => (new FileEntry(EntryPath.Check(f.Path, ArchiveLimits.Default), f.Content.Length), f.Content))
            .OrderBy(f => f.Item1.Path, StringComparer.Ordinal)];
        EntryPath.CheckUnique(_files.Select(f => f.Entry.Path));
    }

    public override IReadOnlyList<FileEntry> Files => [.. _files.Select(f => f.Entry)];

    public override async ValueTask DisposeAsync()
    {
        foreach (var (_, content) in _files)
            await content.DisposeAsync();
    }

    private protected override async Task ReadAsync(Func<FileEntry, Stream, CancellationToken, Task> take, CancellationToken ct)
    {
        foreach (var (entry, content) in _files)
        {
            content.Position = 0;
            await take(entry, content, ct);
        }
    }
}
