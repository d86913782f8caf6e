// Menus beside what opens them, and dragging in the hierarchy's tree. Listeners on the document, so that they hold for whatever
// Blazor draws later.
(() => {
    // A menu stands beside what opens it, on the side where there is room, and gives the focus to its first entry.
    document.addEventListener("beforetoggle", event => {
        const menu = event.target;
        if (event.newState === "open" && menu.matches(".menu.beside")) {
            const opener = document.getElementById(menu.dataset.opener) ?? document.querySelector(`[popovertarget="${menu.id}"]`);
            const at = opener.getBoundingClientRect();
            const isLow = at.bottom > innerHeight * .7;
            const isRight = at.left > innerWidth / 2;
            menu.style.inset = [isLow ? "auto" : `${at.bottom + 4}px`, isRight ? `${innerWidth - at.right}px` : "auto", isLow ? `${innerHeight - at.top + 4}px` : "auto", isRight ? "auto" : `${Math.max(at.left, 8)}px`].join(" ");
        }
    }, true);
    document.addEventListener("toggle", event => {
        if (event.newState === "open" && event.target.matches(".menu.beside")) {
            event.target.querySelector("[role=menuitem]")?.focus();
        }
    }, true);

    /** Opens a menu beside something that is no button of its own, such as a node of the tree. */
    function showMenu(menuId, openerId) {
        const menu = document.getElementById(menuId);
        menu.dataset.opener = openerId;
        menu.hidePopover();
        menu.showPopover();
    }

    document.addEventListener("keydown", event => {
        const menu = event.target.closest("[role=menu]");
        const entries = menu ? [...menu.querySelectorAll("[role=menuitem]")] : [];
        const at = entries.indexOf(event.target);
        const next = { ArrowDown: (at + 1) % entries.length, ArrowUp: (at <= 0 ? entries.length : at) - 1, Home: 0, End: entries.length - 1 }[event.key];
        if (menu && event.key === "Tab") {
            menu.hidePopover();
        } else if (entries.length > 0 && next !== undefined) {
            event.preventDefault();
            entries[next].focus();
        }
    });

    // Dragging in the tree: what can take the node is marked while the pointer is over it, and a closed node opens under a pointer
    // that waits. Which node was dropped where the component knows; that a node is not dropped into itself or where it is, is seen to here.
    let dragged = null;
    let over = null;
    let waiting = 0;

    function takes(item) {
        const level = item => Number(item.ariaLevel);
        for (let above = item; above?.matches("[role=treeitem]"); above = parentOf(above)) {
            if (above === dragged) {
                return false;
            }
        }

        return item.draggable && parentOf(dragged) !== item;

        function parentOf(node) {
            let before = node.previousElementSibling;
            while (before && level(before) >= level(node)) {
                before = before.previousElementSibling;
            }

            return before;
        }
    }

    function markDrop(target) {
        if (over !== target) {
            over?.removeAttribute("data-drop");
            clearTimeout(waiting);
            over = target;
            target?.setAttribute("data-drop", "");
            waiting = target?.ariaExpanded === "false" ? setTimeout(() => target.querySelector("button.tree-toggle")?.click(), 700) : 0;
        }
    }

    function endDrag() {
        markDrop(null);
        dragged?.closest(".tree-frame")?.removeAttribute("data-dragging");
        dragged = null;
    }

    document.addEventListener("dragstart", event => {
        const item = event.target.closest?.("[role=treeitem]");
        if (item) {
            dragged = item;
            event.dataTransfer.effectAllowed = "move";
            event.dataTransfer.setData("text/plain", item.querySelector(".tree-name").textContent);
            // After the picture of what is dragged has been taken: a change of the page before it ends the drag.
            setTimeout(() => item.closest(".tree-frame").setAttribute("data-dragging", item.ariaLevel));
        }
    });
    document.addEventListener("dragover", event => {
        const target = dragged && event.target.closest?.("[role=treeitem], [data-drop-root]");
        const isPlace = target && (target.matches("[data-drop-root]") || takes(target));
        markDrop(isPlace ? target : null);
        if (isPlace) {
            event.preventDefault();
            event.dataTransfer.dropEffect = "move";
        }
    });
    document.addEventListener("drop", event => dragged && event.preventDefault());
    document.addEventListener("dragend", endDrag);

    window.portal.showMenu = showMenu;
})();
