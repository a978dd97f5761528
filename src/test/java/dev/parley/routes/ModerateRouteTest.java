package dev.parley.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModerateRouteTest {
    private static final String MASKED = "200 {\"body\":\"Bah, ******!\"}";

    private final EventRoutes routes = new EventRoutes();

    @TempDir
    Path directory;

    @AfterEach
    void close() throws Exception {
        routes.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"onMessageAdd", "onMessageUpdate"})
    void masksWords(String hook) throws Exception {
        start("mask");

        assertEquals(MASKED, ask(hook, "Body=Bah,+humbug!"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"onMessageAdd", "onMessageUpdate"})
    void rejectsWords(String hook) throws Exception {
        start("reject");

        assertEquals("403 ", ask(hook, "Body=Bah,+humbug!"));
    }

    @Test
    void takesItsSettingInAnyLetterCase() throws Exception {
        start("Reject");

        assertEquals("403 ", ask("onMessageAdd", "Body=Bah,+humbug!"));
        assertEquals("403 ", ask("onConversationAdd", "MessageBody=humbug"));
    }

    @Test
    void rejectsConversationThatOpensWithThem() throws Exception {
        start("reject");

        assertEquals("403 ", ask("onConversationAdd", "MessageBody=humbug"));
    }

    @Test
    void cannotMaskWhatOpensConversation() throws Exception {
        start("mask");

        assertEquals("200 ", ask("onConversationAdd", "MessageBody=humbug"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mask", "reject"})
    void letsOtherWordsPass(String action) throws Exception {
        start(action);

        assertEquals("200 ", ask("onMessageAdd", "Body=Merry+Christmas"));
        assertEquals("200 ", ask("onMessageAdd", "Media=[]"));
        assertEquals("200 ", ask("onConversationAdd", "FriendlyName=humbug"));
    }

    @Test
    void isOffUntilItIsTurnedOn() throws Exception {
        start("off");

        assertEquals("200 ", ask("onMessageAdd", "Body=humbug"));
    }

    private void start(String action) throws Exception {
        routes.with("moderate.action", action)
                .with("moderate.words", "humbug")
                .accepting(directory)
                .start("webhooks", "moderate");
    }

    private String ask(String hook, String form) throws Exception {
        return routes.answer("/chat", "EventType=" + hook + "&" + form);
    }
}
