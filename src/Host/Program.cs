return await GrandChallenge.Host.HostMain.RunAsync(args);

namespace GrandChallenge.Host
{
    public partial class Program;
}
