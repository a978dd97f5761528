package dev.parley.logging;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringWriter;
import java.util.List;
import org.apache.logging.log4j.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.WriterAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The layout of the log with the shipped configuration. */
class LayoutTest {
    private static final String STRANGERS =
            "\u001b[2J\u0007\u202Egnp.exe\r\n13:04:00.481 ERROR Parley - forged\u2028\u0085";
    private static final String SHOWN =
            "\\x1b[2J\\x07\\u202egnp.exe\\r\\n13:04:00.481 ERROR Parley - forged\\u2028\\x85";

    private final StringWriter written = new StringWriter();
    private LoggerContext context;

    @BeforeEach
    void open() throws Exception {
        context = new LoggerContext(
                "shipped", null, getClass().getResource("/log4j2.properties").toURI());
        context.start();
        Configuration shipped = context.getConfiguration();
        WriterAppender appender = WriterAppender.newBuilder()
                .setName("written")
                .setTarget(written)
                .setLayout(shipped.getAppender("console").getLayout())
                .build();
        appender.start();
        shipped.getRootLogger().removeAppender("console");
        shipped.getRootLogger().addAppender(appender, null, null);
    }

    @AfterEach
    void close() {
        context.stop();
    }

    @Test
    void showsWhatStrangersWroteInOneLine() {
        logger("routes.status").warn("Message {} is sent", STRANGERS);

        assertEquals(List.of("WARN  status - Message " + SHOWN + " is sent"), lines());
    }

    @Test
    void showsRouteIdThatIsNoWord() {
        logger("routes.a\u001bb\nc").warn("said");

        assertEquals(List.of("WARN  a\\x1bb\\nc - said"), lines());
    }

    @Test
    void keepsTheLinesOfStackTraceAndTheMessagesInIt() {
        IllegalStateException failure =
                new IllegalStateException("outer " + STRANGERS, new IllegalArgumentException(STRANGERS));
        failure.addSuppressed(new RuntimeException("beside\n\tat dev.parley.Forged.line(Forged.java:1)"));

        logger("dev.parley.app.Parley").error("Failed", failure);

        List<String> said = lines().stream()
                .filter(line -> !line.strip().startsWith("at "))
                .map(line -> line.replaceFirst("\\d+ more", "… more"))
                .toList();
        assertEquals(
                List.of(
                        "ERROR Parley - Failed",
                        "java.lang.IllegalStateException: outer " + SHOWN,
                        "\tSuppressed: java.lang.RuntimeException: beside\\n\\tat"
                                + " dev.parley.Forged.line(Forged.java:1)",
                        "\t\t... … more",
                        "Caused by: java.lang.IllegalArgumentException: " + SHOWN,
                        "\t... … more"),
                said);
        assertEquals(
                "\tat " + failure.getStackTrace()[0],
                lines().get(2),
                "the frames stand below the message as Java prints them");
    }

    @Test
    void endsTraceThatLeadsBackToItself() {
        Exception cause = new Exception("cause");
        Exception failure = new Exception("failure", cause);
        cause.initCause(failure);
        failure.setStackTrace(new StackTraceElement[0]);
        cause.setStackTrace(new StackTraceElement[0]);

        logger("dev.parley.app.Parley").error("Failed", failure);

        assertEquals(
                List.of(
                        "ERROR Parley - Failed",
                        "java.lang.Exception: failure",
                        "Caused by: java.lang.Exception: cause",
                        "Caused by: java.lang.Exception: failure"),
                lines());
    }

    @Test
    void leavesOutTheEndOfVeryLongMessage() {
        logger("dev.parley.app.Parley").warn("x".repeat(100_000));

        assertEquals(1, lines().size());
        assertEquals("xx… and 83625 characters more", lines().get(0).replaceFirst("^.*?x{9}x*(?=xx…)", ""));
    }

    private Logger logger(String name) {
        return context.getLogger(name);
    }

    /** Returns the logged text without the time. */
    private List<String> lines() {
        return written.toString()
                .lines()
                .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d\\.\\d{3} ", ""))
                .toList();
    }
}
