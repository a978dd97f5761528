package dev.parley.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.parley.sandbox.page.SandboxPage.phone;
import static dev.parley.sandbox.page.SandboxPage.write;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Pictures;
import dev.parley.sandbox.rest.SandboxAccount;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sandbox's page, used in a browser. */
class PageTest {
    @RegisterExtension
    @Order(1)
    final Bench bench = new Bench();

    @RegisterExtension
    @Order(2)
    final SandboxPage sandboxPage = new SandboxPage(bench);

    @RegisterExtension
    final Pictures pictures = new Pictures();

    @Test
    void showsWordsAsWordsWhateverIsInThem() {
        Page page = sandboxPage.open();
        String words = "<img src=x onerror=\"document.title='taken'\">";

        write(phone(page), words);
        page.locator("#tab-conversations").click();
        page.locator("#conversation-list .line").click();

        assertThat(page.locator("#conversation-list .said p")).hasText(words);
        assertEquals("Parley sandbox", page.title());
    }

    @Test
    void showsThePictureThatReachesAPhone() {
        Page page = sandboxPage.open();

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
    void comesBackByItselfAndCatchesUp() {
        Page page = sandboxPage.open();
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
        Page page = sandboxPage.open();
        write(phone(page), "Hello");
        assertThat(page.locator("#conversations-count")).hasText("1");
        bench.ear.await("onMessageAdded");

        page.locator("#reset").click();

        assertThat(page.locator("#conversations-count")).hasText("0");
        assertThat(phone(page).locator(".message")).hasCount(0);
    }

    @Test
    void movesBetweenTabsByKeyboard() {
        Page page = sandboxPage.open();

        page.locator("#tab-traffic").focus();
        page.keyboard().press("ArrowRight");

        assertThat(page.locator("#conversations")).isVisible();
        assertThat(page.locator("#tab-conversations")).isFocused();
    }
}
