using GrandChallenge.Application;
using Microsoft.AspNetCore.Http;

namespace GrandChallenge.Web.Edges;

/// <summary>What each kind of refusal is called on the wire.</summary>
public static class RefusalStatus
{
    public static int Of(Refusal refusal) => refusal switch
    {
        ValidationRefusal => StatusCodes.Status400BadRequest,
        NotFoundRefusal => StatusCodes.Status404NotFound,
        ForbiddenRefusal => StatusCodes.Status403Forbidden,
        ConflictRefusal => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status500InternalServerError,
    };

    public static string CodeOf(Refusal refusal) => refusal switch
    {
        ValidationRefusal => "VALIDATION",
        NotFoundRefusal => "NOT_FOUND",
        ForbiddenRefusal => "FORBIDDEN",
        _ => "CONFLICT",
    };
}
