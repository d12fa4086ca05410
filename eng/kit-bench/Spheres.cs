using GrandChallenge.EvaluationKit.Images;

namespace GrandChallenge.KitBench;

/// <summary>Two spheres in 256 × 256 × 128 voxels of 0.7 × 0.7 × 1.5 mm: the pair that published libraries were timed with.</summary>
internal static class Spheres
{
    public static Grid Grid { get; } = Grid.Of(256, 256, 128, 0.7, 0.7, 1.5);

    public static byte[] Reference { get; } = Draw(Grid, (89.6, 89.6, 96.0), 50);

    public static byte[] Prediction { get; } = Draw(Grid, (93.6, 91.6, 99.0), 48);

    public static byte[] Draw(Grid grid, (double X, double Y, double Z) centre, double radius, byte label = 1)
    {
        var mask = new byte[grid.Count];
        Draw(mask, grid, centre, radius, label);
        return mask;
    }

    public static void Draw(byte[] mask, Grid grid, (double X, double Y, double Z) centre, double radius, byte label)
    {
        for (var z = 0; z < grid.Depth; z++)
        {
            var inZ = Square(z * grid.SpacingZ - centre.Z);
            for (var y = 0; y < grid.Height; y++)
            {
                var inY = Square(y * grid.SpacingY - centre.Y);
                for (var x = 0; x < grid.Width; x++)
                    if (Square(x * grid.SpacingX - centre.X) + inY + inZ <= radius * radius) mask[x + grid.Width * (y + grid.Height * z)] = label;
            }
        }
    }

    private static double Square(double value) => value * value;
}
