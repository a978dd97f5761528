package dev.parley.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.parley.sandbox.page.SandboxPage.chat;
import static dev.parley.sandbox.page.SandboxPage.phone;
import static dev.parley.sandbox.page.SandboxPage.write;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.sandbox.Bench;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sandbox's page, in a browser: the windows of chat users and phones. */
class PageWindowsTest {
    @RegisterExtension
    @Order(1)
    final Bench bench = new Bench();

    @RegisterExtension
    @Order(2)
    final SandboxPage sandboxPage = new SandboxPage(bench);

    @Test
    void showsTheAnswerThatReachesAPhone() {
        Page page = sandboxPage.open();
        write(phone(page), "Hello");
        String conversation = bench.ear.await("onMessageAdded").form().first("ConversationSid");

        bench.post("/v1/Conversations/" + conversation + "/Messages", "Author", "bot", "Body", "Hello yourself");

        assertThat(phone(page).locator(".message .body").last()).hasText("Hello yourself");
        assertThat(phone(page).locator(".message .fate").last()).hasText("delivered");
    }

    @Test
    void sendsNoMessageThatIsEmpty() {
        Page page = sandboxPage.open();

        write(chat(page, "alice"), "   ");

        assertThat(chat(page, "alice").locator(".message")).hasCount(0);
    }

    @Test
    void keepsAMessageThatCouldNotBeSentAndOffersAnotherTry() {
        Page page = sandboxPage.open();
        page.route("**/sandbox/token", route -> route.abort());

        write(chat(page, "alice"), "Hello");

        Locator message = chat(page, "alice").locator(".message");
        assertThat(message.locator(".fate")).containsText("not sent");
        assertThat(message.locator(".retry")).isVisible();
    }

    @Test
    void remembersWhoWasThereWhenItIsLoadedAgain() {
        Page page = sandboxPage.open();
        page.locator("#new-identity").fill("bob");
        page.locator("#new-chat button").click();
        chat(page, "alice").locator(".close").click();

        page.reload();

        assertThat(chat(page, "bob")).isVisible();
        assertThat(chat(page, "alice")).hasCount(0);
    }
}
