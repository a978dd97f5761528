package dev.parley.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.reference.Entry;
import dev.parley.twilio.OperationDirectory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OperationsCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine line =
            new CommandLine(new ParleyCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void listsEveryOperationOnceWithoutWord() {
        assertEquals(0, line.execute("operations"));

        Set<String> listed = out.toString()
                .lines()
                .filter(text -> text.startsWith("  "))
                .map(text -> text.strip().split(" ", 2)[0])
                .collect(Collectors.toSet());
        assertEquals(new OperationDirectory().names(), listed);
    }

    @Test
    void saysInOneLineWhatAnOperationDoes() {
        line.execute("operations");

        assertTrue(
                out.toString()
                        .contains(
                                "\n  conversations/participants/delete  Takes a participant out of a conversation.\n"),
                out.toString());
    }

    @Test
    void tellsAllAboutTheOperationThatIsNamedWhole() {
        assertEquals(0, line.execute("operations", "users/fetch"));

        assertEquals(
                """
                ### users/fetch

                Returns a user.

                | parameter | type | goes as |
                | --- | --- | --- |
                | `sid` **required** | SID or name | path `Sid` |

                The message's body becomes a map, read with `${body[name]}`.

                | member | type |
                | --- | --- |
                | `account_sid` | text |
                | `attributes` | text |
                | `chat_service_sid` | text |
                | `date_created` | time |
                | `date_updated` | time |
                | `friendly_name` | text |
                | `identity` | text |
                | `is_notifiable` | `true`, `false` |
                | `is_online` | `true`, `false` |
                | `links` | object |
                | `role_sid` | text |
                | `sid` | text |
                | `url` | URL |

                ```yaml
                - to:
                    id: to-twilio
                    uri: twilio-api:users/fetch
                    parameters:
                      sid: ${body[Author]}
                ```

                Twilio's page: <https://www.twilio.com/docs/conversations-classic/api/user-resource>

                """,
                out.toString().replace(System.lineSeparator(), "\n"));
    }

    @Test
    void tellsAllAboutTheOperationsWhoseNameHoldsTheWord() {
        assertEquals(0, line.execute("operations", "Users/Ensure"));

        OperationDirectory vocabulary = new OperationDirectory();
        String services = new Entry(vocabulary.usage("services/users/ensure")).whole();
        String account = new Entry(vocabulary.usage("users/ensure")).whole();
        assertEquals(services + "\n" + account + "\n", out.toString().replace(System.lineSeparator(), "\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conversations/participant/ensure |"
                        + "Unknown operation \"conversations/participant/ensure\"."
                        + " Did you mean \"conversations/participants/ensure\"?",
                "weather | Unknown operation \"weather\". See parley operations.",
            })
    void offersTheNearestNameOfAnUnknownOne(String word, String expected) {
        assertEquals(1, line.execute("operations", word));

        assertEquals(expected, err.toString().strip());
        assertFalse(out.toString().contains("#"));
    }
}
