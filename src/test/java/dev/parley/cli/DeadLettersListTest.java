package dev.parley.cli;

import static dev.parley.cli.FakeTerminal.Answer.printed;
import static dev.parley.cli.FakeTerminal.FIRST;
import static dev.parley.cli.FakeTerminal.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.cli.FakeTerminal.ScriptedTerminal;
import dev.parley.cli.Terminal.Consent;
import dev.parley.inbox.deadletter.DeadLetter;
import dev.parley.protocol.FormParameters;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The output of {@code list} and {@code show}, from a running Parley or directly from a broker. */
class DeadLettersListTest extends AtTerminal {
    @ParameterizedTest
    @ValueSource(strings = {"twilio.edge=dublin", "shared"})
    void listsLettersOfNodeAndOfSharedBroker(String where) {
        FakeTerminal.Answer answer =
                terminal.type("list --set " + (where.equals("shared") ? terminal.shared() : where));

        assertEquals(
                printed(
                        """
                LETTER    GAVE UP              ROUTE  ATTEMPTS  TYPE            CONVERSATION  REASON
                b2000000  %s  reply         9  onMessageAdded  CH1           Twilio refused participants/create: 404, code 20404.
                a1000000  %s  greet         9  onMessageAdded  CH1           Twilio refused participants/create: 404, code 20404.
                """
                                .formatted(local(SECOND.gaveUp()), local(FIRST.gaveUp()))),
                answer);
    }

    @Test
    void listsWhatIsAskedFor() {
        FakeTerminal.Answer answer =
                terminal.type("list --route greet --type=onMessageAdded --older-than=1d --oldest --json");

        assertEquals(
                printed(
                        """
                {
                  "count" : 1,
                  "letters" : [ {
                    "letter" : "a100000000000000",
                    "event" : "event-of-a100000000000000",
                    "type" : "onMessageAdded",
                    "lane" : "CH1",
                    "route" : "greet",
                    "attempts" : 9,
                    "accepted" : "2024-11-22T11:00:00Z",
                    "gaveUp" : "2024-11-22T12:01:00Z",
                    "reason" : "Twilio refused participants/create: 404, code 20404."
                  } ]
                }
                """),
                answer);
    }

    @Test
    void cutsReasonToTheTerminalAndCountsWhatItDoesNotList() {
        FakeTerminal.Answer answer = terminal.type(new ScriptedTerminal(Consent.NO), "list", "--limit", "1");

        assertEquals(
                printed(
                        """
                LETTER    GAVE UP              ROUTE  ATTEMPTS  TYPE            CONVERSATION  REASON
                b2000000  %s  reply         9  onMessageAdded  CH1           Twilio refused participants/create: 404, …
                … and 1 more: --limit shows more of them.
                """
                                .formatted(local(SECOND.gaveUp()))),
                answer);
    }

    @Test
    void showsAllOfOneLetterAndLetsNoStrangerCommandTheTerminal() throws Exception {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("ConversationSid", List.of("CH1"));
        parameters.put("Body", List.of("one\r\ntwo \u001b[2J\u202Ethree 😀"));
        parameters.put("Again", List.of("1", "2"));
        terminal.broker()
                .with(new DeadLetter(
                        "c300000000000000",
                        "0123456789012345678901234567890123456789",
                        "onMessageAdded",
                        "CH1",
                        "greet",
                        "First line.\nSecond line.",
                        3,
                        Instant.parse("2024-11-22T11:00:00Z"),
                        Instant.parse("2024-11-22T12:03:00Z"),
                        new FormParameters(parameters)));

        FakeTerminal.Answer answer = terminal.type("show c3");

        assertEquals(
                printed(
                        """
                letter           c300000000000000
                event            0123456789012345678901234567890123456789
                type             onMessageAdded
                conversation     CH1
                route            greet
                attempts         3
                accepted         2024-11-22T11:00:00Z
                gave up          2024-11-22T12:03:00Z
                reason           First line.
                                 Second line.

                ConversationSid  CH1
                Body             one
                                 two \\x1b[2J\\u202ethree 😀
                Again            1
                Again            2
                """),
                answer);
    }

    private static String local(Instant time) {
        return DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
                .withZone(ZoneId.systemDefault())
                .format(time);
    }
}
