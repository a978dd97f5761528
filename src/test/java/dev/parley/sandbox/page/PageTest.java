package dev.parley.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear;
import dev.parley.sandbox.Pictures;
import dev.parley.sandbox.rest.SandboxAccount;
import dev.parley.sandbox.world.EventNames;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sandbox's page, in a browser, as a person uses it. */
class PageTest {
    @SuppressWarnings("NullAway.Init") // by launch()
    private static Browser browser;

    @RegisterExtension
    final Bench bench = new Bench();

    @RegisterExtension
    final Pictures pictures = new Pictures();

    @BeforeAll
    static void launch() {
        browser = Browser.launch();
    }

    @AfterAll
    static void quit() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void nothingWentWrong() {
        assertEquals(List.of(), browser.leave());
    }

    @Test
    void showsWhatAPhoneWroteAndEveryWebhookOfIt() {
        Page page = open();

        write(phone(page), "When are you open?");

        assertThat(phone(page).locator(".message .body")).hasText("When are you open?");
        assertThat(page.locator("#log .what")).containsText(new String[] {
            "onConversationAdd", "onConversationAdded", "onParticipantAdded", "onMessageAdded"
        });
        assertThat(page.locator("#conversations-count")).hasText("1");
    }

    @Test
    void showsTheAnswerThatReachesAPhone() {
        Page page = open();
        write(phone(page), "Hello");
        String conversation = bench.ear.await("onMessageAdded").form().first("ConversationSid");

        bench.post("/v1/Conversations/" + conversation + "/Messages", "Author", "bot", "Body", "Hello yourself");

        assertThat(phone(page).locator(".message .body").last()).hasText("Hello yourself");
        assertThat(phone(page).locator(".message .fate").last()).hasText("delivered");
    }

    @Test
    void showsThePictureThatReachesAPhone() {
        Page page = open();

        bench.post(
                "/2010-04-01/Accounts/" + SandboxAccount.ACCOUNT_SID + "/Messages.json",
                "To",
                Bench.PHONE,
                "From",
                Bench.NUMBER,
                "MediaUrl",
                pictures.url("/cat.png"),
                "MediaUrl",
                pictures.url("/cat.txt"));

        Locator picture = phone(page).locator(".media img");
        assertThat(picture).hasAttribute("alt", "cat.png");
        page.waitForCondition(
                () -> picture.evaluate("shown => shown.naturalWidth").equals(12));
        Locator file = phone(page).locator(".media a").last();
        assertThat(file).hasText("cat.txt (4 bytes)");
        assertEquals(
                "meow", bench.get(String.valueOf(file.getAttribute("href"))).text());
    }

    @Test
    void showsACallWithItsFormAndAnswerToWhoeverOpensIt() {
        Page page = open();

        bench.post("/v1/Users", "Identity", "alice");
        page.locator("#log .line").click();

        assertThat(page.locator("#log .what")).hasText("POST /v1/Users");
        assertThat(page.locator("#log .more table")).hasText("Identityalice");
        assertThat(page.locator("#log .more pre")).containsText("\"identity\": \"alice\"");
    }

    @Test
    void tellsAFailureByMoreThanItsColour() {
        Page page = open();

        bench.get("/v1/Users/nobody");

        assertThat(page.locator("#log .status")).hasText("✗ 404");
    }

    @Test
    void firesAnEventWithTheValuesOfARealConversation() {
        Page page = open();
        write(phone(page), "Hello?");
        bench.ear.await("onMessageAdded");
        page.locator("#tab-events").click();

        page.locator("#event-form [name=type]").selectOption("onMessageUpdated");
        Locator body = value(page, "Body");
        assertThat(body).hasValue("Hello?");
        body.fill("Hello!");
        page.locator("#event-form [name=send]").click();

        Ear.Heard fired = bench.ear.await("onMessageUpdated");
        assertEquals("Hello! true", fired.form().first("Body") + " " + fired.isSigned());
        assertThat(page.locator("#event-form output")).containsText("Answered 200");
    }

    @Test
    void armsAFault() {
        Page page = open();
        page.locator("#tab-faults").click();

        page.locator("[name=Path]").fill("/v1/Users");
        page.locator("#fault-form [data-retry]").click();
        page.locator("#fault-form .main").click();

        // The call that the fault is for must not come before it.
        page.waitForCondition(() -> bench.get("/v1/Users").status() == 429);
    }

    @Test
    void showsWordsAsWordsWhateverIsInThem() {
        Page page = open();
        String words = "<img src=x onerror=\"document.title='taken'\">";

        write(phone(page), words);
        page.locator("#tab-conversations").click();
        page.locator("#conversation-list .line").click();

        assertThat(page.locator("#conversation-list .said p")).hasText(words);
        assertEquals("Parley sandbox", page.title());
    }

    @Test
    void comesBackByItselfAndCatchesUp() {
        Page page = open();
        page.route("**/sandbox/stream*", route -> route.abort());
        page.reload();
        assertThat(page.locator("#live")).containsText("trying again");
        bench.conversation();

        page.unroute("**/sandbox/stream*");

        assertThat(page.locator("#live")).hasText("live");
        assertThat(page.locator("#log .what")).hasText("POST /v1/Conversations");
    }

    @Test
    void forgetsEverythingWhenTheSandboxIsStartedAnew() {
        Page page = open();
        write(phone(page), "Hello");
        assertThat(page.locator("#conversations-count")).hasText("1");
        bench.ear.await("onMessageAdded");

        page.locator("#reset").click();

        assertThat(page.locator("#conversations-count")).hasText("0");
        assertThat(phone(page).locator(".message")).hasCount(0);
    }

    @Test
    void sendsNoMessageThatIsEmpty() {
        Page page = open();

        write(chat(page, "alice"), "   ");

        assertThat(chat(page, "alice").locator(".message")).hasCount(0);
    }

    @Test
    void keepsAMessageThatCouldNotBeSentAndOffersAnotherTry() {
        Page page = open();
        page.route("**/sandbox/token", route -> route.abort());

        write(chat(page, "alice"), "Hello");

        Locator message = chat(page, "alice").locator(".message");
        assertThat(message.locator(".fate")).containsText("not sent");
        assertThat(message.locator(".retry")).isVisible();
    }

    @Test
    void remembersWhoWasThereWhenItIsLoadedAgain() {
        Page page = open();
        page.locator("#new-identity").fill("bob");
        page.locator("#new-chat button").click();
        chat(page, "alice").locator(".close").click();

        page.reload();

        assertThat(chat(page, "bob")).isVisible();
        assertThat(chat(page, "alice")).hasCount(0);
    }

    @Test
    void offersEveryEventWithAFormOfItsOwn() {
        Page page = open();
        page.locator("#tab-events").click();
        Locator types = page.locator("#event-form [name=type]");
        assertThat(types.locator("option")).hasCount(EventNames.ALL.size() + 1);

        for (String type : EventNames.ALL) {
            types.selectOption(type);
            assertThat(page.locator("#event-form .value").first()).hasValue(type);
        }
    }

    @Test
    void leadsFromACallToTheWebhookThatItBroughtAndBack() {
        Page page = open();
        bench.postLoudly("/v1/Users", "Identity", "alice");
        Locator call = page.locator("#log [data-kind=api]");
        Locator webhook = page.locator("#log [data-kind=webhook]");

        call.locator(".line").click();
        assertThat(call.locator(".more h4").first()).hasText("Brought");
        call.locator(".related button").click();

        assertThat(webhook.locator(".more h4").first()).hasText("Brought by");
        assertThat(webhook.locator(".line")).isFocused();
        webhook.locator(".related button").click();
        assertThat(call.locator(".line")).isFocused();
    }

    @Test
    void saysInWordsWhatAWebhookTells() {
        Page page = open();

        write(phone(page), "Hello?");

        assertThat(page.locator("#log .words").last()).hasText(Bench.PHONE + ": Hello?");
    }

    @Test
    void movesBetweenTabsByKeyboard() {
        Page page = open();

        page.locator("#tab-traffic").focus();
        page.keyboard().press("ArrowRight");

        assertThat(page.locator("#conversations")).isVisible();
        assertThat(page.locator("#tab-conversations")).isFocused();
    }

    private Page open() {
        return open(browser, bench);
    }

    static Page open(Browser browser, Bench bench) {
        Page page = browser.open(URI.create(bench.uri() + "/"));
        assertThat(page.locator("#live")).hasText("live");
        return page;
    }

    static Locator phone(Page page) {
        return page.locator(".phone");
    }

    static Locator chat(Page page, String identity) {
        return page.locator("[aria-label='Chat as " + identity + "']");
    }

    private static Locator value(Page page, String name) {
        int row = page.locator("#event-form .name").all().stream()
                .map(Locator::inputValue)
                .toList()
                .indexOf(name);
        return page.locator("#event-form .value").nth(row);
    }

    static void write(Locator window, String text) {
        window.locator("textarea").fill(text);
        window.locator("textarea").press("Enter");
    }
}
