using FluentValidation;
using Microsoft.Extensions.Localization;

namespace JourneyMapper.Web.Accounts;

/// <summary>What set-up and joining ask of a person.</summary>
sealed record AccountForm(string? Name, string? Email, string? Password, string? Workspace = null);

/// <summary>Says what to mend in the reader's words. The workspace is asked for only at set-up.</summary>
sealed class AccountFormRules : AbstractValidator<AccountForm>
{
    public AccountFormRules(IStringLocalizer<AccountTexts> words, bool withWorkspace = false)
    {
        RuleFor(f => f.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage(_ => words["Name.Missing"])
            .MaximumLength(AccountLimits.Name).WithMessage(_ => words["TooLong", AccountLimits.Name])
            .Must(name => !name!.Any(char.IsControl)).WithMessage(_ => words["Name.Missing"]);
        RuleFor(f => f.Email).Must(EmailAddress.IsValid).WithMessage(_ => words["Email.Invalid"]);
        RuleFor(f => f.Password).Cascade(CascadeMode.Stop)
            .Must(p => p is { Length: >= PasswordRule.Shortest }).WithMessage(_ => words["Password.Short", PasswordRule.Shortest])
            .MaximumLength(PasswordRule.Longest).WithMessage(_ => words["TooLong", PasswordRule.Longest]);
        if (withWorkspace)
        {
            RuleFor(f => f.Workspace).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage(_ => words["Workspace.Missing"])
                .MaximumLength(AccountLimits.WorkspaceName).WithMessage(_ => words["TooLong", AccountLimits.WorkspaceName]);
        }
    }

    /// <summary>The first problem of each field by the field's name; empty when all is well.</summary>
    public IReadOnlyDictionary<string, string> Problems(AccountForm form) =>
        Validate(form).Errors.GroupBy(e => e.PropertyName).ToDictionary(g => g.Key, g => g.First().ErrorMessage);
}
