from django.contrib.admin.forms import AdminAuthenticationForm


class SignInForm(AdminAuthenticationForm):
    NOT_KNOWN = "We know no officer with this sign-in name and password. Capital letters matter in both."
    error_messages = {**AdminAuthenticationForm.error_messages, "invalid_login": NOT_KNOWN}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Sign-in name"
