package io.github.sockettask.settings;

import java.util.List;

import io.github.sockettask.HandshakeCustomizer;

/**
 * Finds the customizers of handshakes, which may be created as late as the first attempt.
 *
 * @since 0.1.0
 */
public interface HandshakeCustomizers {

	/**
	 * Return whether there are none. Called once for each task, when it is created.
	 * @return whether attempts need no customizing
	 */
	boolean isEmpty();

	/**
	 * Return the customizers. Called for each attempt, on a callback thread.
	 * @return the customizers, in their order
	 */
	List<HandshakeCustomizer> inOrder();

	/**
	 * Name a customizer, for messages.
	 * @param customizer one of the customizers
	 * @return its name
	 */
	default String name(HandshakeCustomizer customizer) {
		// Lambdas and proxies are named after their class.
		return customizer.getClass().getName().replaceFirst("\\$\\$.*", "");
	}

	/**
	 * Return customizers that exist already.
	 * @param customizers the customizers, in their order
	 * @return a view of them
	 */
	static HandshakeCustomizers of(List<HandshakeCustomizer> customizers) {
		List<HandshakeCustomizer> inOrder = List.copyOf(customizers);
		return new HandshakeCustomizers() {

			@Override
			public boolean isEmpty() {
				return inOrder.isEmpty();
			}

			@Override
			public List<HandshakeCustomizer> inOrder() {
				return inOrder;
			}

		};
	}

}
