using GrandChallenge.DemoData;

if (args is not [var folder])
{
    Console.Error.WriteLine("Say where the demo challenge goes: DemoData FOLDER");
    return 2;
}

DemoChallenge.Write(Directory.CreateDirectory(folder).FullName);
return 0;
