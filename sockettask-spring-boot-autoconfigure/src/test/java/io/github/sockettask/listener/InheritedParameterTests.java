package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.messaging.handler.annotation.Header;
import org.springframework.messaging.handler.annotation.Payload;

import io.github.sockettask.annotation.HandshakeHeader;
import io.github.sockettask.annotation.OnMessage;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Parameters that have their annotations from an interface or a super class, as the
 * methods do.
 */
class InheritedParameterTests {

	private static final List<Object> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@Test
	void annotationsOfParametersOfAnInterfaceCount() {
		RecordingSocketTask task = CallbackContext.start(new Implementing());
		task.message("{\"price\":5}");
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).containsExactly(5, 1L, "hello");
	}

	@Test
	void annotationsOfParametersOfASuperClassCount() {
		RecordingSocketTask task = CallbackContext.start(new Overriding());
		task.message("{\"price\":5}");
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).containsExactly(5);
	}

	@Test
	void annotationsOfParametersOfWhateverHasTheMethodCount() {
		RecordingSocketTask task = CallbackContext.start(new Quiet(), new Extended(), new Adapted());
		task.message("{\"price\":5}");
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).containsExactlyInAnyOrder("quiet 5", "extended 5", "adapted 5");
	}

	@Test
	void annotationOfTheParameterItselfGoesFirst() {
		RecordingSocketTask task = CallbackContext.start(new Replacing());
		task.message("{\"price\":5,\"bid\":4}");
		assertThat(task.unhandled).isEmpty();
		assertThat(calls).containsExactly(4);
	}

	interface Feed<T> {

		@OnMessage
		void on(@Payload("/price") T price, @Header("sequence") long number,
				@HandshakeHeader("X-Server") String server);

	}

	static class Implementing implements Feed<Integer> {

		@Override
		public void on(Integer price, long number, String server) {
			calls.addAll(List.of(price, number, server));
		}

	}

	public abstract static class Super {

		@OnMessage
		public abstract void on(@Payload("/price") int price);

	}

	static class Overriding extends Super {

		@Override
		public void on(int price) {
			calls.add(price);
		}

	}

	abstract static class Hidden<T> {

		@OnMessage
		abstract void on(@Payload("/price") T price);

	}

	static class Quiet extends Hidden<Integer> {

		@Override
		void on(Integer price) {
			calls.add("quiet " + price);
		}

	}

	interface Prices {

		@OnMessage
		void on(@Payload("/price") int price);

	}

	interface MorePrices extends Prices {

		@Override
		void on(int price);

	}

	static class Extended implements MorePrices {

		@Override
		public void on(int price) {
			calls.add("extended " + price);
		}

	}

	public static class Library {

		public void on(int price) {
			calls.add("adapted " + price);
		}

	}

	static class Adapted extends Library implements Prices {

	}

	static class Replacing extends Super {

		@Override
		public void on(@Payload("/bid") int price) {
			calls.add(price);
		}

	}

}
