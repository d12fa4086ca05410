using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace GrandChallenge.Web;

/// <summary>Reads an instant from a form: without an offset it is UTC, whatever zone the server lives in.</summary>
internal sealed class InstantBinder : IModelBinder, IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateTimeOffset) ? this : null;

    public Task BindModelAsync(ModelBindingContext binding)
    {
        var posted = binding.ValueProvider.GetValue(binding.ModelName);
        if (posted == ValueProviderResult.None) return Task.CompletedTask;
        binding.ModelState.SetModelValue(binding.ModelName, posted);
        var text = posted.FirstValue?.Trim() ?? "";
        if (text.Length == 0)
        {
            if (binding.ModelMetadata.IsReferenceOrNullableType) binding.Result = ModelBindingResult.Success(null);
            else binding.ModelState.TryAddModelError(binding.ModelName, "Enter a date and a time.");
            return Task.CompletedTask;
        }

        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at))
            binding.Result = ModelBindingResult.Success(at);
        else
            binding.ModelState.TryAddModelError(binding.ModelName, $"'{text}' is not a date and time; write it as 2026-11-23T20:00 (UTC).");
        return Task.CompletedTask;
    }
}
