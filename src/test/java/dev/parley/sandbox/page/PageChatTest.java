package dev.parley.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.parley.sandbox.page.SandboxPage.chat;
import static dev.parley.sandbox.page.SandboxPage.write;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear.Said;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Chats on the sandbox's page, with Twilio's own SDK. */
class PageChatTest {
    private static final byte[] DOT = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @RegisterExtension
    @Order(1)
    final Bench bench = new Bench();

    @RegisterExtension
    @Order(2)
    final SandboxPage sandboxPage = new SandboxPage(bench);

    @BeforeEach
    void hasTheSdk() {
        assumeTrue(
                bench.get("/sandbox/sdk/twilio-conversations.min.js").status() == 200,
                "Skipped: this sandbox was built without npm.");
    }

    @Test
    void letsTwoPeopleChatWithTheOfficialSdk() {
        Page page = aliceWrote("Hello bob");
        bobJoins(page);
        assertThat(chat(page, "bob").locator(".message .body")).hasText("Hello bob");
        write(chat(page, "bob"), "Hello alice");

        assertThat(chat(page, "alice").locator(".message .body").last()).hasText("Hello alice");
        page.reload();
        assertThat(chat(page, "alice").locator(".message .body")).hasText(new String[] {"Hello bob", "Hello alice"});
    }

    @Test
    void tellsWhoHasReadAndWhoWrites() {
        Page page = aliceWrote("Hello bob");

        bobJoins(page);
        assertThat(chat(page, "alice").locator(".readers")).hasText("read by bob");
        chat(page, "bob").locator("textarea").pressSequentially("Well");

        assertThat(chat(page, "alice").locator(".typing")).hasText("bob is writing …");
    }

    @Test
    void showsAPictureAsItIsAndAnyOtherFileAsALink() {
        Page page = aliceWrote("Look");
        Locator alice = chat(page, "alice");

        attach(alice, new FilePayload("dot.png", "image/png", DOT));
        write(alice, "");
        assertThat(alice.locator(".message img")).hasAttribute("alt", "dot.png");
        page.waitForFunction("() => document.querySelector('.message img').naturalWidth === 1");
        attach(alice, new FilePayload("bill.pdf", "application/pdf", new byte[2048]));
        write(alice, "The bill");

        Locator bill = alice.locator(".message a").last();
        assertThat(bill).hasText("bill.pdf (2 KB)");
        assertThat(bill).hasAttribute("href", Pattern.compile("http.+"));
        assertEquals(
                2048,
                page.request().get(String.valueOf(bill.getAttribute("href"))).body().length,
                "what the link leads to");
    }

    @Test
    void staysInTheConversationThatWasChosenLast() {
        Page page = sandboxPage.open();
        String slow = bench.post("/v1/Conversations", "FriendlyName", "Slow").sid();
        String quick = bench.post("/v1/Conversations", "FriendlyName", "Quick").sid();
        Locator topic = chat(page, "alice").locator(".topic select");
        List<Route> held = new ArrayList<>();
        page.route("**/v1/Conversations/" + slow + "/Participants", held::add);

        topic.selectOption(slow);
        page.waitForCondition(() -> !held.isEmpty());
        topic.selectOption(quick);
        assertThat(chat(page, "alice").locator(".state")).hasText("connected");
        held.get(0).resume();
        page.waitForCondition(
                () -> bench.get("/v1/Users/alice/Conversations").text().contains(slow));
        write(chat(page, "alice"), "Quickly");

        assertThat(chat(page, "alice").locator(".message .fate")).hasText("sent");
        assertThat(topic).hasValue(quick);
        assertEquals(
                1,
                bench.get("/v1/Conversations/" + quick + "/Messages")
                        .list("messages")
                        .size());
    }

    @Test
    void settlesTwoEqualTextsThatAreSentQuickly() {
        Page page = aliceWrote("Well");
        Locator alice = chat(page, "alice");

        write(alice, "Hello");
        write(alice, "Hello");

        assertThat(alice.locator(".message[data-index] .body")).hasText(new String[] {"Well", "Hello", "Hello"});
        assertThat(alice.locator(".message .fate")).hasText(new String[] {"sent", "sent", "sent"});
    }

    @Test
    void keepsATextThatWasRefusedThoughAnEqualOneArrivedMeanwhile() {
        Page page = aliceWrote("Hello");
        Locator alice = chat(page, "alice");
        String conversation = alice.locator(".topic select").inputValue();
        CompletableFuture<Said> hook = bench.ear.holdBack("onMessageAdd");

        write(alice, "Hello");
        assertThat(alice.locator(".message .fate").last()).hasText("pending");
        bench.post("/v1/Conversations/" + conversation + "/Messages", "Author", "alice", "Body", "Hello");
        hook.complete(new Said(403, ""));

        assertThat(alice.locator(".message .fate")).hasText(new Pattern[] {
            Pattern.compile("^sent$"), Pattern.compile("^sent$"), Pattern.compile("^not sent: .+")
        });
    }

    @Test
    void settlesATextThatAHookHasChanged() {
        Page page = aliceWrote("Well");
        Locator alice = chat(page, "alice");
        bench.ear.answerTo("onMessageAdd", 200, "{\"body\":\"***\"}");

        write(alice, "Hello");

        assertThat(alice.locator(".message .body")).hasText(new String[] {"Well", "***"});
        assertThat(alice.locator(".message .fate")).hasText(new String[] {"sent", "sent"});
    }

    @Test
    void listsWhatTheSdkDoesAsItsOwn() {
        Page page = aliceWrote("Hello");

        Locator sent = page.locator("#log [data-kind=sdk]").last();

        assertThat(sent.locator(".what")).containsText("/Messages");
        assertThat(sent.locator(".words")).hasText("alice · Hello");
    }

    private Page aliceWrote(String words) {
        Page page = sandboxPage.open();
        write(chat(page, "alice"), words);
        assertThat(chat(page, "alice").locator(".message .fate")).hasText("sent");
        return page;
    }

    private static void bobJoins(Page page) {
        page.locator("#new-chat button").click();
    }

    private static void attach(Locator window, FilePayload file) {
        window.locator("input[type=file]").setInputFiles(file);
        assertThat(window.locator(".attached")).containsText(file.name);
    }
}
