// Passkeys. A form with data-passkey holds a hidden field "credential" that the authenticator fills:
// "create" and "get" take their options from the page, "login" asks the form's address for fresh ones.

const isIpAddress = /^[\d.]+$|^\[/.test(location.hostname);
const works = Boolean(window.PublicKeyCredential && navigator.credentials) && !isIpAddress;

const toBytes = (text) => {
  const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
};

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=/g, "");

const withBytes = (keys) => (keys ?? []).map((key) => ({ ...key, id: toBytes(key.id) }));

const creationOptions = (options, isPasswordless) => ({
  ...options,
  challenge: toBytes(options.challenge),
  user: { ...options.user, id: toBytes(options.user.id) },
  excludeCredentials: withBytes(options.excludeCredentials),
  authenticatorSelection: {
    ...options.authenticatorSelection,
    residentKey: isPasswordless ? "required" : "discouraged",
    requireResidentKey: isPasswordless,
    ...(isPasswordless && { userVerification: "required" }),
  },
});

const requestOptions = (options) => ({
  ...options,
  challenge: toBytes(options.challenge),
  allowCredentials: withBytes(options.allowCredentials),
});

const asJson = (credential) => {
  const { response } = credential;
  const answer = { clientDataJSON: toText(response.clientDataJSON) };
  if (response.attestationObject) {
    answer.attestationObject = toText(response.attestationObject);
    answer.transports = response.getTransports?.() ?? [];
  } else {
    answer.authenticatorData = toText(response.authenticatorData);
    answer.signature = toText(response.signature);
    answer.userHandle = response.userHandle && toText(response.userHandle);
  }
  return JSON.stringify({
    type: credential.type,
    id: credential.id,
    rawId: toText(credential.rawId),
    response: answer,
    clientExtensionResults: credential.getClientExtensionResults(),
  });
};

const freshOptions = async (url) => {
  const answer = await fetch(url, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`The site answered ${answer.status}`);
  return answer.json();
};

const credentialFor = async (form) => {
  const kind = form.dataset.passkey;
  const options =
    kind === "login"
      ? await freshOptions(form.action)
      : JSON.parse(document.getElementById("passkey-options").textContent);
  if (kind === "create") {
    const isPasswordless = form.elements.passwordless?.checked ?? false;
    const publicKey = creationOptions(options.creation_options.publicKey, isPasswordless);
    return navigator.credentials.create({ publicKey });
  }
  return navigator.credentials.get({ publicKey: requestOptions(options.request_options.publicKey) });
};

const send = async (form) => {
  const failed = form.querySelector("[data-passkey-failed]");
  failed.hidden = true;
  try {
    form.elements.credential.value = asJson(await credentialFor(form));
    form.submit();
  } catch {
    failed.hidden = false;
  }
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  form.hidden = !works;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(form);
  });
}

for (const notice of document.querySelectorAll("[data-passkey-missing]")) {
  notice.hidden = works;
}
