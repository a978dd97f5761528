package dev.parley.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import dev.parley.sandbox.page.Browser;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people in browsers, one on a phone, and the bot: Twilio's SDK chats with Parley's sandbox, and Parley's routes hear it. */
class BrowserChatTest {
    private static final String PAGE = "browser-chat.html";
    private static final String PHONE = "+15005550101";
    private static final String NUMBER = "+15005550100";
    private static final String GREETING = "parley-bot: Hello! What can I do for you?";

    @Test
    void goesOnThroughAReloadAndANewToken(@TempDir Path folder) throws IOException {
        try (SdkPages pages = SdkPages.serve();
                Browser browser = Browser.launch();
                RunningParley parley =
                        Program.in(folder).with("token.ttl", "8s").start()) {
            try {
                chat(pages, browser, parley);
            } catch (PlaywrightException e) {
                throw new AssertionError(browser.said() + "\n" + parley.output(), e);
            }
        }
    }

    private static void chat(SdkPages pages, Browser browser, RunningParley parley) {
        Page bob = browser.open(pages.uri(PAGE, who(parley, "bob")));
        Page alice = browser.open(pages.uri(
                PAGE, who(parley, "alice") + "&guest=bob&phone=" + escaped(PHONE) + "&proxy=" + escaped(NUMBER)));

        say(alice, "hello");
        awaitLine(bob, "0 alice: hello");
        awaitLine(bob, GREETING);
        awaitLine(alice, GREETING);

        alice.reload();
        awaitLine(alice, "0 alice: hello");
        awaitLine(alice, GREETING);

        parley.sandbox().post("/sandbox/sms", "From=" + PHONE, "To=" + NUMBER, "Body=hello from the bus");
        awaitLine(alice, PHONE + ": hello from the bus");
        awaitLine(bob, PHONE + ": hello from the bus");

        bob.waitForFunction("() => document.body.dataset.renewed");
        say(bob, "still here");
        awaitLine(alice, "bob: still here");
        assertTrue(parley.sandbox().get("/sandbox/phones/" + PHONE).body().contains("still here"));
        // The bot has an answer to everything, and it may still be on its way to one of them.
        await().pollInSameThread().untilAsserted(() -> assertEquals(lines(alice), lines(bob)));
    }

    private static String who(RunningParley parley, String identity) {
        String socket = parley.sandbox().address().toString().replaceFirst("http", "ws") + "/v3/wsconnect";
        String parleys = parley.parley().address().toString();
        return "identity=" + identity + "&socket=" + escaped(socket) + "&parley=" + escaped(parleys);
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private static void say(Page page, String words) {
        page.waitForFunction("() => document.body.dataset.ready");
        page.evaluate("words => say(words)", words);
    }

    private static void awaitLine(Page page, String words) {
        page.waitForFunction(
                "words => [...document.querySelectorAll('li')].some(line => line.textContent.includes(words))", words);
    }

    private static Object lines(Page page) {
        return page.evaluate("() => [...document.querySelectorAll('li')].map(line => line.textContent)");
    }
}
