namespace GrandChallenge.EvaluationKit.Metrics.Surfaces;

/// <summary>A box of voxels; its upper corner lies just outside.</summary>
internal readonly record struct VoxelBox(int X0, int Y0, int Z0, int X1, int Y1, int Z1)
{
    public static VoxelBox Nothing { get; } = new(int.MaxValue, int.MaxValue, int.MaxValue, 0, 0, 0);

    public bool IsEmpty => X1 <= X0;

    public int Width => X1 - X0;

    public int Height => Y1 - Y0;

    public int Depth => Z1 - Z0;

    public VoxelBox Joined(VoxelBox other) => new(
        Math.Min(X0, other.X0), Math.Min(Y0, other.Y0), Math.Min(Z0, other.Z0), Math.Max(X1, other.X1), Math.Max(Y1, other.Y1), Math.Max(Z1, other.Z1));

    public VoxelBox WithRun(int from, int to, int y, int z) => Joined(new(from, y, z, to, y + 1, z + 1));
}
