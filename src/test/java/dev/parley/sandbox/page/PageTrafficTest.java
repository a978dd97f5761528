package dev.parley.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.parley.sandbox.page.SandboxPage.phone;
import static dev.parley.sandbox.page.SandboxPage.write;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.sandbox.Bench;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sandbox's page, in a browser: the traffic that it lists. */
class PageTrafficTest {
    @RegisterExtension
    @Order(1)
    final Bench bench = new Bench();

    @RegisterExtension
    @Order(2)
    final SandboxPage sandboxPage = new SandboxPage(bench);

    @Test
    void showsACallWithItsFormAndAnswerToWhoeverOpensIt() {
        Page page = sandboxPage.open();

        bench.post("/v1/Users", "Identity", "alice");
        page.locator("#log .line").click();

        assertThat(page.locator("#log .what")).hasText("POST /v1/Users");
        assertThat(page.locator("#log .more table")).hasText("Identityalice");
        assertThat(page.locator("#log .more pre")).containsText("\"identity\": \"alice\"");
    }

    @Test
    void tellsAFailureByMoreThanItsColour() {
        Page page = sandboxPage.open();

        bench.get("/v1/Users/nobody");

        assertThat(page.locator("#log .status")).hasText("✗ 404");
    }

    @Test
    void leadsFromACallToTheWebhookThatItBroughtAndBack() {
        Page page = sandboxPage.open();
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
        Page page = sandboxPage.open();

        write(phone(page), "Hello?");

        assertThat(page.locator("#log .words").last()).hasText(Bench.PHONE + ": Hello?");
    }

    @Test
    void showsWhatAPhoneWroteAndEveryWebhookOfIt() {
        Page page = sandboxPage.open();

        write(phone(page), "When are you open?");

        assertThat(phone(page).locator(".message .body")).hasText("When are you open?");
        assertThat(page.locator("#log .what")).containsText(new String[] {
            "onConversationAdd", "onConversationAdded", "onParticipantAdded", "onMessageAdded"
        });
        assertThat(page.locator("#conversations-count")).hasText("1");
    }
}
