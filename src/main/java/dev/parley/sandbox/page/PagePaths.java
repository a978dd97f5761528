package dev.parley.sandbox.page;

import dev.parley.sandbox.rest.ApiCall;
import dev.parley.sandbox.rest.ApiError;
import dev.parley.sandbox.rest.ApiResponse;
import dev.parley.sandbox.rest.Paths;
import java.util.Map;

/**
 * The sandbox's page: {@code GET /}, its files below {@code /sandbox/page/}, and {@code GET /sandbox/sdk/…}, Twilio's
 * SDK if it was present when Parley was built. Only without it may the page load it from Twilio.
 */
public final class PagePaths {
    private static final String TWILIOS_CDN = "https://sdk.twilio.com";

    private final PageFiles files = new PageFiles();

    public void addTo(Paths paths) {
        paths.on("GET", "/", call -> answer("index.html", call));
        paths.on("GET", "/sandbox/page/{File}", call -> answer(call.variable("File"), call));
        paths.on("GET", "/sandbox/sdk/" + PageFiles.SDK, call -> answer(PageFiles.SDK, call));
    }

    private ApiResponse answer(String name, ApiCall call) {
        PageFile file = files.find(name).orElseThrow(() -> ApiError.notFound("file", name));
        Map<String, String> headers = Map.of(
                "Content-Type", file.contentType(),
                "Content-Security-Policy", policy(call),
                "X-Content-Type-Options", "nosniff",
                "Referrer-Policy", "no-referrer",
                "Cross-Origin-Resource-Policy", "same-origin",
                "Cache-Control", "no-cache");
        return new ApiResponse(200, headers, file.content());
    }

    /**
     * Returns the Content-Security-Policy of the page: its own files only, and text of messages cannot become a script.
     */
    private String policy(ApiCall call) {
        String cdn = files.find(PageFiles.SDK).isPresent() ? "" : " " + TWILIOS_CDN;
        // Not every browser includes a socket of the same address in 'self'.
        String socket = call.base().replaceFirst("^http", "ws");
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src 'self'" + cdn,
                "style-src 'self'",
                "img-src 'self' data: blob:",
                "connect-src 'self' " + socket,
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors 'none'",
                "require-trusted-types-for 'script'",
                "trusted-types sdk");
    }
}
