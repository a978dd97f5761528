package dev.parley.journey;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the stored inbox of each version was told when it was made. It stays as it is: another one would be another class. */
final class StoredStory {
    /** Handled to the end. */
    static final List<Said> FINISHED =
            List.of(said(1, "finished one"), said(1, "finished two"), said(3, "finished three"), status(1, "sent"));

    /** Given up, for Twilio refused the call; the last one is longer than the broker keeps in its journal. */
    static final List<Said> REFUSED =
            List.of(said(2, "refused"), status(2, "failed"), said(2, "refused and long " + "x".repeat(200_000)));

    /** Given up as those are, and replayed: it waits for the one route that gave up on it. */
    static final Said REPLAYED = said(6, "replayed");

    /** Given up by the one route that hears what no other does: why is longer than a reason may be, and so is the type. */
    static final List<Unheard> UNHEARD = List.of(
            new Unheard("onSomething", "what is long: " + "so ".repeat(2_000)),
            new Unheard("onThing".repeat(50), "it"));

    /** In the inbox. */
    static final List<Said> WAITING =
            List.of(said(3, "waiting one"), said(3, "waiting two"), said(4, "waiting three"), status(3, "delivered"));

    /** In the inbox as well: of its two routes one has given up on it. */
    static final Said HALF_HEARD = said(7, "half heard");

    /** More of one conversation than a lane holds: they wait in a queue of their own, which goes on to pages on disk. */
    static final List<Said> PARKED = IntStream.range(0, 100)
            .mapToObj(number -> said(5, "parked %02d ".formatted(number) + "x".repeat(5_000)))
            .toList();

    private static final int SHOWN = 40;

    private StoredStory() {}

    /**
     * What the route that hears it shows at Twilio.
     *
     * @param subject the SID of a conversation, or of a message whose status it is
     */
    record Said(String subject, String words) {
        /** Tells it as Twilio does. */
        int tell(Caller parley) {
            return subject.startsWith("SM")
                    ? Twilio.tellStatus(parley, subject, words)
                    : Twilio.tellSaid(parley, subject, words);
        }
    }

    /** What only the route that gives up hears. */
    record Unheard(String type, String name) {
        int tell(Caller parley) {
            return Twilio.tell(
                    parley, "EventType=" + type, "ConversationSid=" + Twilio.conversation(2), "FriendlyName=" + name);
        }
    }

    /** Returns the events that are in the store and no route has heard to the end. */
    static List<Said> stored() {
        return Stream.of(WAITING, PARKED, List.of(REPLAYED, HALF_HEARD))
                .flatMap(List::stream)
                .toList();
    }

    static Said said(int conversation, String words) {
        return new Said(Twilio.conversation(conversation), words);
    }

    static Said status(int message, String word) {
        return new Said("SM%032d".formatted(message), word);
    }

    /** Returns what was heard of a subject, in order: what is long is cut. */
    static List<String> heard(Twilio twilio, String subject) {
        return twilio.calls().stream()
                .map(StoredStory::heard)
                .filter(said -> said.subject().equals(subject))
                .map(said -> shown(said.words()))
                .toList();
    }

    /** Returns what was told of a subject, in order, as {@link #heard} shows it. */
    static List<String> told(List<Said> all, String subject) {
        return all.stream()
                .filter(said -> said.subject().equals(subject))
                .map(said -> shown(said.words()))
                .toList();
    }

    private static Said heard(Twilio.Call call) {
        String words = String.valueOf(call.form().first("FriendlyName"));
        String[] status = words.split(" is ", 2);
        return words.startsWith("SM")
                ? new Said(status[0], status[1])
                : new Said(call.path().replaceFirst(".*/", ""), words);
    }

    private static String shown(String words) {
        return words.length() <= SHOWN ? words : words.substring(0, SHOWN) + "… " + words.length();
    }
}
