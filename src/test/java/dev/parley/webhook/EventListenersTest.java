package dev.parley.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

class EventListenersTest {
    private final EventListeners listeners = new EventListeners();

    @Test
    void areNamedInOrderOfTheirIds() {
        listeners.add("onMessageAdded", new Named("reply"));
        listeners.add("onMessageAdded", new Named("archive"));
        listeners.add("onMessageAdded", new Named("tag"));

        assertEquals(List.of("archive", "reply", "tag"), whoHears("onMessageAdded"));
    }

    @Test
    void areThoseOfTheRestWhereNobodyNamesTheEvent() {
        listeners.add("*", new Named("rest"));
        listeners.add("onMessageAdded", new Named("reply"));

        assertEquals(List.of("rest"), whoHears("onUserAdded"));
        assertEquals(List.of("reply"), whoHears("onMessageAdded"));
    }

    @Test
    void ofStatusHearItFromBothKindsOfEventInOrderOfTheirIds() {
        listeners.add("status", new Named("log"));
        listeners.add("onDeliveryUpdated", new Named("undelivered"));
        listeners.add("onDeliveryUpdated", new Named("archive"));
        listeners.add("*", new Named("rest"));

        assertEquals(List.of("archive", "log", "undelivered"), whoHears("onDeliveryUpdated"));
        assertEquals(List.of("log"), whoHears("status"));
    }

    @Test
    void ofTheRestHearEventsThatTwilioInventsLater() {
        listeners.add("*", new Named("rest"));

        assertEquals(List.of("rest"), whoHears("onConversationPinned"));
    }

    @Test
    void ofTheRestHearNoHook() {
        listeners.add("*", new Named("rest"));

        assertEquals(List.of(), whoHears("onMessageAdd"));
        assertEquals(List.of(), whoHears("onReactionAdd"));
        assertEquals(List.of(), listeners.ofRoute("onReactionAdd", "rest"));
    }

    @Test
    void leaveWhenTheirRouteStops() {
        Named reply = new Named("reply");
        listeners.add("*", new Named("rest"));
        listeners.add("onMessageAdded", reply);

        listeners.remove("onMessageAdded", reply);

        assertEquals(List.of("rest"), whoHears("onMessageAdded"));
    }

    @Test
    void answerHookAgainAfterTheirRouteWasReplaced() {
        Named before = new Named("filter");
        listeners.add("onMessageAdd", before);

        listeners.remove("onMessageAdd", before);
        listeners.add("onMessageAdd", new Named("filter"));

        assertEquals(List.of("filter"), whoHears("onMessageAdd"));
    }

    private List<String> whoHears(String type) {
        return listeners.to(type).stream().map(EventListener::routeId).toList();
    }

    private record Named(String routeId) implements EventListener {
        @Override
        public CompletableFuture<Exchange> process(WebhookEvent event) {
            return new CompletableFuture<>();
        }
    }
}
