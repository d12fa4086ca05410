using GraphQL.Types;

namespace GrandChallenge.Web.GraphQL.Types;

/// <summary>A record inside a request.</summary>
internal sealed class InputRecordType : InputObjectGraphType
{
    private readonly RecordShape shape;

    public InputRecordType(Type type, RecordShape shape) => (Name, this.shape) = (NameOf(type), shape);

    public static string NameOf(Type type) => type.Name + "Input";

    public override object ParseDictionary(IDictionary<string, object?> value) => shape.Create(value.AsReadOnly());
}
