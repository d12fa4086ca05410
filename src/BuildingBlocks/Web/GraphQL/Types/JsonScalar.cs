using GraphQL.Types;

namespace GrandChallenge.Web.GraphQL.Types;

/// <summary>JSON whose shape is not the platform's to say: metrics as the evaluation container wrote them. Answers only.</summary>
internal sealed class JsonScalar : ScalarGraphType
{
    public JsonScalar() => (Name, Description) = ("JSON", "Any JSON value.");

    public override object? ParseValue(object? value) => ThrowValueConversionError(value);

    public override object? Serialize(object? value) => value;
}
