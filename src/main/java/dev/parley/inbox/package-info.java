/**
 * The durable queue between accepting and acting. Promises that an event is on disk before its 200, that the events of one
 * conversation are handled in order, and that one is forgotten only when every listening route has finished with it or its
 * dead letter is stored. Refuses to know what the routes do.
 *
 * <p>It stands on an embedded Artemis, by its core client: JMS would take a thread for every waiting send.
 */
@NullMarked
package dev.parley.inbox;

import org.jspecify.annotations.NullMarked;
