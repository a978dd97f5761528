package dev.parley.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.parley.sandbox.page.SandboxPage.phone;
import static dev.parley.sandbox.page.SandboxPage.write;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.parley.protocol.EventNames;
import dev.parley.sandbox.Bench;
import dev.parley.sandbox.Ear;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The sandbox's page, in a browser: the events that it sends and the faults that it arms. */
class PageFormsTest {
    @RegisterExtension
    @Order(1)
    final Bench bench = new Bench();

    @RegisterExtension
    @Order(2)
    final SandboxPage sandboxPage = new SandboxPage(bench);

    @Test
    void firesAnEventWithTheValuesOfARealConversation() {
        Page page = sandboxPage.open();
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
    void offersEveryEventWithAFormOfItsOwn() {
        Page page = sandboxPage.open();
        page.locator("#tab-events").click();
        Locator types = page.locator("#event-form [name=type]");
        assertThat(types.locator("option")).hasCount(EventNames.ALL.size() + 1);

        for (String type : EventNames.ALL) {
            types.selectOption(type);
            assertThat(page.locator("#event-form .value").first()).hasValue(type);
        }
    }

    @Test
    void armsAFault() {
        Page page = sandboxPage.open();
        page.locator("#tab-faults").click();

        page.locator("[name=Path]").fill("/v1/Users");
        page.locator("#fault-form [data-retry]").click();
        page.locator("#fault-form .main").click();

        // The call that the fault is for must not come before it.
        page.waitForCondition(() -> bench.get("/v1/Users").status() == 429);
    }

    private static Locator value(Page page, String name) {
        int row = page.locator("#event-form .name").all().stream()
                .map(Locator::inputValue)
                .toList()
                .indexOf(name);
        return page.locator("#event-form .value").nth(row);
    }
}
