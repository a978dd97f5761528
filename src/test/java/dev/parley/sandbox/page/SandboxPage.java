package dev.parley.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.sandbox.Bench;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The page of a bench's sandbox, and operations on it. All tests share one browser; each has a new browser context, and
 * fails on an uncaught error of a script. Register it after its bench.
 */
final class SandboxPage implements BeforeEachCallback, AfterEachCallback {
    private final Bench bench;
    private @Nullable Browser browser;

    SandboxPage(Bench bench) {
        this.bench = bench;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser = context.getRoot()
                .getStore(Namespace.create(SandboxPage.class))
                .getOrComputeIfAbsent(Browser.class, key -> Browser.launch(), Browser.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (browser != null) {
            assertEquals(List.of(), browser.leave());
        }
    }

    /** Opens the page, and waits until it is connected to the sandbox. */
    Page open() {
        Page page = Objects.requireNonNull(browser).open(URI.create(bench.uri() + "/"));
        assertThat(page.locator("#live")).hasText("live");
        return page;
    }

    static Locator phone(Page page) {
        return page.locator(".phone");
    }

    static Locator chat(Page page, String identity) {
        return page.locator("[aria-label='Chat as " + identity + "']");
    }

    static void write(Locator window, String text) {
        window.locator("textarea").fill(text);
        window.locator("textarea").press("Enter");
    }
}
