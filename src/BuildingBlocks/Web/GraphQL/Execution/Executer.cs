using GraphQL;
using GraphQL.Execution;
using GraphQL.Validation;

namespace GrandChallenge.Web.GraphQL.Execution;

/// <summary>Runs a query's fields one after the other: a query takes one connection of the pool, however many fields it has.</summary>
internal sealed class Executer() : DocumentExecuter(new GraphQLDocumentBuilder(), new DocumentValidator())
{
    protected override IExecutionStrategy SelectExecutionStrategy(global::GraphQL.Execution.ExecutionContext context) => SerialExecutionStrategy.Instance;
}
