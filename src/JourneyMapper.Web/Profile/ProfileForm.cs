using FluentValidation;
using JourneyMapper.Web.Accounts;
using JourneyMapper.Web.Layout;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Profile;

/// <summary>Words of the profile, of sessions and of the change of a password.</summary>
public sealed class ProfileTexts;

/// <summary>What a person says of themselves.</summary>
/// <param name="Color">One of <see cref="PersonColors.All"/>.</param>
/// <param name="Language">A name of <see cref="Languages.All"/>.</param>
/// <param name="Theme">A name of <see cref="Preferences.Themes"/>.</param>
/// <param name="Density">A name of <see cref="Preferences.Densities"/>; it stays with the browser.</param>
public sealed record ProfileForm(string? Name, string? Color, string? Language, string? Theme, string? Density);

/// <summary>Says what to mend in the reader's words.</summary>
sealed class ProfileRules : AbstractValidator<ProfileForm>
{
    public ProfileRules(IStringLocalizer<ProfileTexts> words)
    {
        RuleFor(f => f.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage(_ => words["Name.Missing"])
            .MaximumLength(AccountLimits.Name).WithMessage(_ => words["Name.Long", AccountLimits.Name])
            .Must(name => !name!.Any(char.IsControl)).WithMessage(_ => words["Name.Missing"]);
        // These can only be wrong when somebody sends what the page did not offer.
        RuleFor(f => f.Color).Must(PersonColors.All.Contains).WithMessage(_ => words["Choose"]);
        RuleFor(f => f.Language).Must(language => Languages.Known(language) is not null).WithMessage(_ => words["Choose"]);
        RuleFor(f => f.Theme).Must(theme => Preferences.Themes.Contains(theme)).WithMessage(_ => words["Choose"]);
        RuleFor(f => f.Density).Must(density => Preferences.Densities.Contains(density)).WithMessage(_ => words["Choose"]);
    }

    /// <summary>The first problem of each field by the field's name; empty when all is well.</summary>
    public IReadOnlyDictionary<string, string> Problems(ProfileForm form) =>
        Validate(form).Errors.GroupBy(e => e.PropertyName).ToDictionary(g => g.Key, g => g.First().ErrorMessage);
}
