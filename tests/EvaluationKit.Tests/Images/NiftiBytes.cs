namespace GrandChallenge.EvaluationKit.Tests.Images;

/// <summary>A NIfTI file from its parts, of either version and byte order.</summary>
internal sealed record NiftiBytes
{
    public bool Second { get; init; }

    public bool BigEndian { get; init; }

    public int[] Size { get; init; } = [2, 3, 2];

    public int DataType { get; init; } = 2;

    public int BitsPerVoxel { get; init; } = 8;

    public double[] PixDim { get; init; } = [1, 1, 1, 1];

    public double Slope { get; init; }

    public double Intercept { get; init; }

    public int QFormCode { get; init; }

    public double[] Quaternion { get; init; } = [0, 0, 0, 0, 0, 0];

    public int SFormCode { get; init; }

    public double[] SRows { get; init; } = new double[12];

    public byte Units { get; init; } = 2;

    public byte[] Data { get; init; } = [];

    public byte[] ToArray() => Second ? Head2() : Head1();

    private byte[] Head1()
    {
        var head = new Bytes(BigEndian).Number(348, 4).Zeros(36).Number(Size.Length, 2);
        for (var axis = 0; axis < 7; axis++) head.Number(axis < Size.Length ? Size[axis] : 1, 2);
        head.Zeros(14).Number(DataType, 2).Number(BitsPerVoxel, 2).Zeros(2);
        for (var axis = 0; axis < 8; axis++) head.Single(axis < PixDim.Length ? (float)PixDim[axis] : 0);
        head.Single(352).Single((float)Slope).Single((float)Intercept).Zeros(3).Number(Units, 1).Zeros(128).Number(QFormCode, 2).Number(SFormCode, 2);
        foreach (var number in Quaternion.Concat(SRows)) head.Single((float)number);
        return head.Zeros(16).Text("n+1\0").Zeros(4).Raw(Data).ToArray();
    }

    private byte[] Head2()
    {
        var head = new Bytes(BigEndian).Number(540, 4).Text("n+2\0\r\n\x1a\n").Number(DataType, 2).Number(BitsPerVoxel, 2).Number(Size.Length, 8);
        for (var axis = 0; axis < 7; axis++) head.Number(axis < Size.Length ? Size[axis] : 1, 8);
        head.Zeros(24);
        for (var axis = 0; axis < 8; axis++) head.Double(axis < PixDim.Length ? PixDim[axis] : 0);
        head.Number(544, 8).Double(Slope).Double(Intercept).Zeros(152).Number(QFormCode, 4).Number(SFormCode, 4);
        foreach (var number in Quaternion.Concat(SRows)) head.Double(number);
        return head.Zeros(4).Number(Units, 4).Zeros(36).Zeros(4).Raw(Data).ToArray();
    }
}
