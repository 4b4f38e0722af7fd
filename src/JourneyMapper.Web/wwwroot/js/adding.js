// Fields that add one thing more. The field is emptied at once, here, so that whoever types on without waiting for the server loses no letter.

export function takeAdditions(root, server) {
  const submit = async event => {
    const form = event.target.closest("[data-adding]");
    if (!form) return;
    event.preventDefault();
    const field = form.querySelector("input.input");
    const text = field.value;
    if (text.trim() === "") {
      field.focus();
      return;
    }

    field.value = "";
    let isAdded = false;
    try {
      isAdded = await server.invokeMethodAsync("Add", form.dataset.adding, text);
    } catch {
      // The line is down: the words go back to where they were.
    }

    if (!isAdded) field.value = field.value === "" ? text : `${text} ${field.value}`;
  };
  root.addEventListener("submit", submit);
  root.dataset.taking = "";
  return { dispose: () => root.removeEventListener("submit", submit) };
}
