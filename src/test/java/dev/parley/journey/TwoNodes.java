package dev.parley.journey;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.TimeUnit;

/** Two nodes at one broker, started and stopped side by side, each with a Twilio of its own that shows what it does. */
final class TwoNodes implements AutoCloseable {
    private static final int LONGEST_DISPATCH_SECONDS = 30;

    private final List<Member> members;

    /** One of them. */
    record Member(Node node, Twilio twilio) {
        private static Member launched(Program program) {
            Twilio twilio = Twilio.thatAnswers();
            Node node = new Node(twilio.live(program));
            node.launch();
            return new Member(node, twilio);
        }
    }

    private TwoNodes(List<Member> members) {
        this.members = members;
    }

    /** Starts both, and returns when both accept. */
    static TwoNodes start(Program program) {
        TwoNodes nodes = new TwoNodes(List.of(Member.launched(program), Member.launched(program.besides())));
        try {
            nodes.members.forEach(member -> member.node().awaitReady());
            return nodes;
        } catch (Throwable e) {
            nodes.members.forEach(member -> member.node().close());
            throw e;
        }
    }

    Member any() {
        return members.get(0);
    }

    /** Returns the one that dispatches, which shows when the first event is handled. */
    Member dispatcher() {
        await("dispatching").atMost(LONGEST_DISPATCH_SECONDS, TimeUnit.SECONDS).until(() -> members.stream()
                .anyMatch(TwoNodes::hasCalled));
        return members.stream().filter(TwoNodes::hasCalled).findFirst().orElseThrow();
    }

    private static boolean hasCalled(Member member) {
        return !member.twilio().calls().isEmpty();
    }

    Member otherThan(Member one) {
        return members.stream()
                .filter(member -> !member.equals(one))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        try {
            members.parallelStream().forEach(member -> member.node().end());
        } finally {
            members.forEach(member -> member.twilio().close());
        }
    }
}
