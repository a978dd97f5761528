package example;

import dev.parley.sandbox.test.TwilioSandbox;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EchoTest {
    @RegisterExtension
    static final EchoProgram program = EchoProgram.at("http://127.0.0.1:3000/chat");

    @RegisterExtension
    static final TwilioSandbox twilio = TwilioSandbox.start().webhooksTo("http://127.0.0.1:3000/chat");

    @Test
    void answersTextMessage() {
        twilio.phone("+15005550101").writes("hi").awaits("You wrote: hi");
    }
}
