// Sends the files of an import (Admin/ImportForm.razor): announces them, sends them one by one as they are, and then lets the
// import begin. It belongs to no page: who looks at another one meanwhile does not stop it.
(() => {
    let sending = null;

    const formOf = node => node.closest?.("[data-import]");
    const pickerOf = form => form.querySelector("input[type=file]");
    const fill = (text, ...values) => values.reduce((filled, value, place) => filled.replace(`{${place}}`, value), text);

    function sizeOf(form, bytes) {
        const units = form.dataset.units.split("|");
        const step = bytes < 1e3 ? 0 : bytes < 1e6 ? 1 : bytes < 1e9 ? 2 : 3;
        const value = bytes / 1000 ** step;
        const number = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: step > 0 && value < 10 ? 1 : 0 }).format(value);
        return fill(units[step], number);
    }

    function complain(form, text) {
        form.querySelector("[data-import-error]").textContent = text;
    }

    function showChosen(form) {
        const files = [...pickerOf(form).files];
        form.querySelector("[data-import-chosen]").replaceChildren(...files.map(file => {
            const item = document.createElement("li");
            const [name, size] = [document.createElement("span"), document.createElement("span")];
            name.textContent = file.name;
            size.textContent = ` ${sizeOf(form, file.size)}`;
            size.className = "muted";
            item.append(name, size);
            return item;
        }));
        complain(form, files.length === 0 ? "" : faultOf(form));
    }

    /** What keeps the chosen files from being sent, in words; empty where nothing does. */
    function faultOf(form) {
        const files = [...pickerOf(form).files];
        const bytes = files.reduce((sum, file) => sum + file.size, 0);
        return files.length === 0 ? form.dataset.none : bytes > Number(form.dataset.most) ? form.dataset.tooLarge : "";
    }

    /** Sends one request; answers what came back, or throws what the reader is to be told. */
    function send(job, path, body, type, onSent) {
        return new Promise((resolve, reject) => {
            const request = new XMLHttpRequest();
            job.request = request;
            request.open("POST", job.url + path);
            request.setRequestHeader("RequestVerificationToken", job.token);
            request.setRequestHeader("Content-Type", type);
            request.responseType = "json";
            request.upload.onprogress = event => onSent?.(event.loaded);
            request.onload = () => request.status < 300 ? resolve(request.response) : reject(new Error(request.response?.error ?? job.failed));
            request.onerror = () => reject(new Error(job.failed));
            request.onabort = () => reject(new Error(""));
            request.send(body);
        });
    }

    function show(job) {
        const form = document.querySelector("[data-import]");
        if (!form) {
            return;
        }

        const percent = job.total === 0 ? 100 : Math.floor(100 * job.sent / job.total);
        form.dataset.state = "sending";
        const bar = form.querySelector("[role=progressbar]");
        bar.ariaValueNow = percent;
        bar.firstElementChild.style.inlineSize = `${percent}%`;
        form.querySelector("[data-import-sent]").textContent = fill(form.dataset.sent, sizeOf(form, job.sent), sizeOf(form, job.total), percent);
    }

    async function sendAll(form) {
        const files = [...pickerOf(form).files];
        const job = sending = {
            url: form.dataset.url,
            failed: form.dataset.failed,
            token: form.querySelector("[name=__RequestVerificationToken]").value,
            total: files.reduce((sum, file) => sum + file.size, 0),
            sent: 0,
        };
        complain(form, "");
        show(job);
        form.querySelector("[data-import-stop]").focus();
        // Who comes back to the page finds another form there, which has been told nothing.
        const showing = setInterval(() => show(job), 200);
        let begun = null;
        let done = 0;
        try {
            const announced = JSON.stringify({ files: files.map(file => ({ name: file.name, bytes: file.size })) });
            begun = await send(job, "", announced, "application/json");
            for (const [place, file] of files.entries()) {
                await send(job, `/${begun.id}/files/${place + 1}`, file, "application/octet-stream", sent => job.sent = done + Math.min(sent, file.size));
                done += file.size;
                job.sent = done;
            }

            await send(job, `/${begun.id}/queue`, null, "application/octet-stream");
            sending = null;
            clearInterval(showing);
            if (document.querySelector("[data-import]")) {
                Blazor.navigateTo(begun.href);
            }
        } catch (fault) {
            sending = null;
            clearInterval(showing);
            if (begun) {
                send(job, `/${begun.id}/cancel`, null, "application/octet-stream").catch(() => { });
            }

            const shown = document.querySelector("[data-import]");
            if (shown) {
                delete shown.dataset.state;
                complain(shown, fault.message);
                pickerOf(shown).focus();
            }
        }
    }

    document.addEventListener("change", event => {
        const form = formOf(event.target);
        if (form && event.target.type === "file") {
            showChosen(form);
        }
    });

    document.addEventListener("submit", event => {
        const form = formOf(event.target);
        if (form) {
            event.preventDefault();
            const fault = faultOf(form);
            if (!sending && fault) {
                complain(form, fault);
                pickerOf(form).focus();
            } else if (!sending) {
                sendAll(form);
            }
        }
    });

    document.addEventListener("click", event => {
        if (event.target.closest?.("[data-import-stop]")) {
            sending?.request.abort();
        }
    });

    for (const type of ["dragenter", "dragover", "dragleave", "drop"]) {
        document.addEventListener(type, event => {
            const form = formOf(event.target);
            const holdsFiles = event.dataTransfer?.types.includes("Files");
            if (!form || !holdsFiles || form.inert || sending) {
                return;
            }

            event.preventDefault();
            form.toggleAttribute("data-over", type === "dragenter" || type === "dragover");
            if (type === "drop") {
                pickerOf(form).files = event.dataTransfer.files;
                showChosen(form);
            }
        });
    }

    addEventListener("beforeunload", event => {
        if (sending) {
            event.preventDefault();
        }
    });
})();
