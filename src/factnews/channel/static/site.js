"use strict";
// Comfort only: every page is complete without this file. It runs in the head, so that a chosen theme is there at once.
(() => {
  const root = document.documentElement;
  const read = () => {
    try {
      return localStorage.getItem("theme") || "";
    } catch {
      return "";
    }
  };
  const show = (theme) => {
    if (theme === "light" || theme === "dark") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };
  show(read());

  document.addEventListener("DOMContentLoaded", () => {
    const choice = document.querySelector("[data-theme-choice]");
    if (choice) {
      const buttons = [...choice.querySelectorAll("[data-theme-name]")];
      const press = () => {
        for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.themeName === read()));
      };
      for (const button of buttons) {
        button.addEventListener("click", () => {
          try {
            localStorage.setItem("theme", button.dataset.themeName);
          } catch {
            // a reader who keeps nothing still sees the choice on this page
          }
          show(button.dataset.themeName);
          press();
        });
      }
      press();
      choice.hidden = false;
    }

    const copy = document.querySelector("[data-copy]");
    if (copy && navigator.clipboard) {
      const button = copy.querySelector("button");
      button.addEventListener("click", async () => {
        await navigator.clipboard.writeText(button.dataset.copyAddress);
        button.textContent = "Copied";
      });
      copy.hidden = false;
    }

    const device = document.querySelector("[data-device-share]");
    if (device && navigator.share) {
      const button = device.querySelector("button");
      button.addEventListener("click", () => {
        navigator.share({ title: button.dataset.shareTitle, url: button.dataset.shareAddress }).catch(() => {});
      });
      device.hidden = false;
    }

    const mastodon = document.querySelector("[data-mastodon]");
    if (mastodon) {
      mastodon.addEventListener("submit", () => {
        const server = mastodon.querySelector("[data-mastodon-server]").value.trim().replace(/^https?:\/\//, "");
        if (/^[a-z0-9.-]+\.[a-z]{2,}$/i.test(server)) mastodon.action = `https://${server}/share`;
      });
    }
  });
})();
