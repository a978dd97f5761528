package dev.parley.sandbox.page;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The Chromium of this machine, for tests that look at a page. One thread uses it, the one that launched it.
 */
public final class Browser implements AutoCloseable {
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<String> webhookFaults = new CopyOnWriteArrayList<>();

    private Browser(Path executable) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setArgs(FLAGS));
    }

    /** Launches the browser; without one the test is skipped with a message. */
    public static Browser launch() {
        for (String folder : System.getenv("PATH").split(":", -1)) {
            for (String name : NAMES) {
                Path executable = Path.of(folder, name);
                if (Files.isExecutable(executable)) {
                    return new Browser(executable);
                }
            }
        }
        return abort("Skipped: no Chromium on the PATH. Install Debian's chromium.");
    }

    /** Opens an address in a new browser context. */
    public Page open(URI address) {
        BrowserContext context = chromium.newContext();
        Page page = context.newPage();
        page.onConsoleMessage(message -> said.add(message.text()));
        page.onPageError(webhookFaults::add);
        page.navigate(address.toString());
        return page;
    }

    /** Closes all pages before the sandbox closes, and returns the uncaught errors of scripts. */
    List<String> leave() {
        List<String> noted = List.copyOf(webhookFaults);
        chromium.contexts().forEach(BrowserContext::close);
        webhookFaults.clear();
        return noted;
    }

    /** Returns the console output of its pages, and the uncaught errors of scripts. */
    public String said() {
        return String.join("\n", said) + "\n" + String.join("\n", webhookFaults);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
