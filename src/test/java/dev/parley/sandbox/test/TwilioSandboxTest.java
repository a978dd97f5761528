package dev.parley.sandbox.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.FormParameters;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TwilioSandboxTest {
    private static final String PHONE = "+15005550101";

    @RegisterExtension
    final TwilioSandbox twilio = TwilioSandbox.start();

    @Test
    void letsPhoneWriteAndSeesWhatItWrote() {
        SandboxConversation conversation = twilio.phone(PHONE).writes("hi");

        conversation.awaits("hi");
        assertEquals(List.of(PHONE + ": hi"), conversation.messages());
    }

    @Test
    void waitsForMessageThatIsWrittenLater() throws Exception {
        SandboxConversation later = twilio.conversation("later");
        CompletableFuture<SandboxConversation> awaited = CompletableFuture.supplyAsync(() -> later.awaits("hello"));

        String sid = post("/v1/Conversations", Map.of("UniqueName", "later"));
        post("/v1/Conversations/" + sid + "/Messages", Map.of("Author", "alice", "Body", "hello"));

        assertEquals(List.of("alice: hello"), awaited.get().messages());
    }

    @Test
    void waitsForTextThatReachesPhone() {
        SandboxPhone phone = twilio.phone(PHONE);

        post(
                "/2010-04-01/Accounts/" + twilio.accountSid() + "/Messages.json",
                Map.of("From", "+15005550006", "To", PHONE, "Body", "Your order is there."));

        assertEquals(phone, phone.awaits("Your order is there."));
    }

    @Test
    void saysWhatConversationHoldsWhereItHasNotWhatIsAwaited() {
        SandboxConversation conversation =
                twilio.patience(Duration.ofMillis(1)).phone(PHONE).writes("hi");

        AssertionError error = assertThrows(AssertionError.class, () -> conversation.awaits("hello"));

        assertEquals(
                "The conversation of +15005550101 and +15005550006 has no \"hello\" after 1 ms. It has:\n"
                        + "  +15005550101: hi",
                error.getMessage());
    }

    @Test
    void saysThatConversationIsNotThere() {
        SandboxConversation none = twilio.patience(Duration.ofMillis(1)).conversation("none");

        assertEquals(
                "Conversation none has no \"hello\" after 1 ms. It is not there.",
                assertThrows(AssertionError.class, () -> none.awaits("hello")).getMessage());
    }

    @Test
    void forgetsWhatHappenedAtReset() {
        SandboxConversation conversation = twilio.phone(PHONE).writes("hi");

        twilio.reset();

        assertEquals(List.of(), conversation.messages());
    }

    @Test
    void letsCallsGoWrong() {
        twilio.fault(Map.of("Path", "/v1/Conversations", "Status", "503"));

        IllegalStateException failure =
                assertThrows(IllegalStateException.class, () -> post("/v1/Conversations", Map.of("UniqueName", "a")));

        String message = String.valueOf(failure.getMessage());
        assertTrue(message.startsWith("/v1/Conversations was answered with 503: "), message);
    }

    @Test
    void refusesPortOnceItRuns() {
        assertEquals(
                "The sandbox runs already: set its port before it is used.",
                assertThrows(IllegalStateException.class, () -> twilio.port(1)).getMessage());
    }

    private String post(String path, Map<String, String> form) {
        return String.valueOf(new SandboxClient(twilio.uri())
                .post(path, FormParameters.of(Map.copyOf(form)))
                .getString("sid"));
    }
}
