package example;

import dev.parley.sandbox.test.TwilioSandbox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EchoTest {
    @RegisterExtension
    static final TwilioSandbox twilio = TwilioSandbox.start();

    @RegisterExtension
    static final EchoProgram program = EchoProgram.start(twilio.uri());

    @BeforeAll
    static void sendWebhooks() {
        twilio.webhooksTo(program.url());
    }

    @Test
    void answersTextMessage() {
        twilio.phone("+15005550101").writes("hi").awaits("You wrote: hi");
    }
}
