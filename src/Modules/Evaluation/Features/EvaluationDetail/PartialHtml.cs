using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewEngines;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;

namespace GrandChallenge.Evaluation.Features.EvaluationDetail;

/// <summary>A partial of a page as text, so that an event carries the same HTML as the page did.</summary>
internal sealed class PartialHtml(ICompositeViewEngine engine, ITempDataDictionaryFactory tempData, IModelMetadataProvider metadata)
{
    public async Task<string> RenderAsync<TModel>(HttpContext http, string path, TModel model)
    {
        var view = engine.GetView(null, path, isMainPage: false).View ?? throw new InvalidOperationException($"There is no partial {path}.");
        var action = new ActionContext(http, http.GetRouteData(), new ActionDescriptor());
        var data = new ViewDataDictionary<TModel>(metadata, new ModelStateDictionary()) { Model = model };
        await using var text = new StringWriter(CultureInfo.InvariantCulture);
        await view.RenderAsync(new ViewContext(action, view, data, tempData.GetTempData(http), text, new HtmlHelperOptions()));
        return text.ToString();
    }
}
