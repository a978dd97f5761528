package dev.parley.sandbox.test;

import dev.parley.protocol.FormParameters;
import dev.parley.sandbox.Sandbox;
import dev.parley.sandbox.test.Expectation.Line;
import dev.parley.sandbox.world.TextMessage;
import dev.parley.sandbox.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A phone that exists in the sandbox alone: it writes to a number of the account, and gets what is sent to it. */
public final class SandboxPhone {
    private final Sandbox sandbox;
    private final Duration patience;
    private final String address;
    private final String number;
    private final Expectation received;

    SandboxPhone(Sandbox sandbox, Duration patience, String address, String number) {
        this.sandbox = sandbox;
        this.patience = patience;
        this.address = address;
        this.number = number;
        received = new Expectation(sandbox, patience, "Phone " + address, world -> Optional.of(received(world)));
    }

    private List<Line> received(World world) {
        List<Line> texts = new ArrayList<>(world.texts.newestFirst().stream()
                .filter(text -> text.isReceived() && text.phone().equals(address))
                .map(SandboxPhone::line)
                .toList());
        Collections.reverse(texts);
        return texts;
    }

    private static Line line(TextMessage text) {
        return new Line(text.from, text.body);
    }

    /** Returns the same phone, writing to another number of the account. */
    public SandboxPhone to(String other) {
        return new SandboxPhone(sandbox, patience, address, other);
    }

    /**
     * Sends a text message. Returns once the sandbox has taken it, and a webhook that is asked before the fact has answered.
     *
     * @return the conversation of phone and number: the one that is open, else the one that was made
     * @throws IllegalStateException if it is refused; the message is Twilio's
     */
    public SandboxConversation writes(String body) {
        new SandboxClient(sandbox.uri())
                .post("/sandbox/sms", FormParameters.of(Map.of("From", address, "To", number, "Body", body)));
        return conversation();
    }

    /** Returns the open conversation of phone and number. */
    public SandboxConversation conversation() {
        return new SandboxConversation(
                sandbox, patience, "The conversation of " + address + " and " + number, world -> world.phones
                        .bound(address, number)
                        .map(participant -> participant.conversation));
    }

    /**
     * Waits until a text message with that body has reached the phone.
     *
     * @return this phone
     * @throws AssertionError if none has in time; the message shows what it received
     */
    public SandboxPhone awaits(String body) {
        received.awaits(body);
        return this;
    }
}
