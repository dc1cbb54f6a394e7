"""Faults in what a deployer gave us: said in one sentence with the mend, exit 1, no traceback."""


class InputFault(Exception):
    """Something in settings, a file or an argument that the person at the keyboard can mend.

    `key` names the sentence in `locales/<lang>/faults.ftl`; `args` fill it.
    """

    def __init__(self, key: str, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        details = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.key}({details})"
