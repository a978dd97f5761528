/**
 * The broker as others run it: the distribution of Artemis that the build unpacks, as processes that can be killed, frozen
 * and started again on the same data, with {@code docs/broker.xml} as it is shipped.
 */
@NullMarked
package dev.parley.broker;

import org.jspecify.annotations.NullMarked;
