package io.github.sockettask.listener;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Methods that have their annotation from a super class or an interface.
 */
class InheritedMethodTests {

	private static final List<String> calls = new ArrayList<>();

	@BeforeEach
	void reset() {
		calls.clear();
	}

	@Test
	void overridingMethodWithoutAnnotationIsCalledInsteadOfTheOverridden() {
		CallbackContext.start(new Overriding()).message("{\"type\":\"trade\"}");
		assertThat(calls).containsExactly("overriding");
	}

	@Test
	void overridingMethodKeepsWhatTheAnnotationAsksFor() {
		assertThat(CallbackContext.start(new Overriding()).listeners.get(0).filter()).hasToString("type trade");
	}

	@Test
	void annotationOfOverridingMethodReplacesThatOfTheOverridden() {
		assertThat(CallbackContext.start(new Replacing()).listeners).singleElement()
			.extracting((listener) -> listener.filter().toString())
			.isEqualTo("type quote");
	}

	@Test
	void methodMayHaveAnnotationsFromSeveralPlaces() {
		RecordingSocketTask task = CallbackContext.start(new Several());
		task.open();
		task.closed(1000, "");
		assertThat(calls).containsExactly("several", "several");
	}

	@Test
	void methodsOfSuperClassThatAreNotPublicAreCalled() {
		CallbackContext.start(new Sub()).message("a");
		assertThat(calls).containsExactlyInAnyOrder("protected", "package-private");
	}

	@Test
	void methodOfInterfaceMayBeImplementedByAClassThatDoesNotKnowIt() {
		RecordingSocketTask task = CallbackContext.start(new Adapted(), new PublicAdapted());
		task.message("a");
		task.closed(1000, "");
		assertThat(calls).containsExactly("texts", "texts", "closed");
	}

	static class Feed {

		@OnMessage(type = "trade")
		void on() {
			calls.add("overridden");
		}

	}

	static class Overriding extends Feed {

		@Override
		void on() {
			calls.add("overriding");
		}

	}

	static class Replacing extends Feed {

		@Override
		@OnMessage(type = "quote")
		void on() {
		}

	}

	interface Opening {

		@OnOpen
		void event();

	}

	interface Closing {

		@OnClose
		void event();

	}

	static class Several implements Opening, Closing {

		@Override
		public void event() {
			calls.add("several");
		}

	}

	abstract static class Super {

		@OnMessage
		protected void inherited() {
			calls.add("protected");
		}

		@OnMessage
		void hidden() {
			calls.add("package-private");
		}

	}

	static class Sub extends Super {

	}

	interface Texts<T> {

		@OnMessage
		void accept(T text);

	}

	public static class Library {

		public void accept(String text) {
			calls.add("texts");
		}

		@OnClose
		public void close() {
			calls.add("closed");
		}

	}

	interface MoreTexts extends Texts<String> {

	}

	static class Adapted extends Library implements MoreTexts {

		@Override
		public void close() {
		}

	}

	public static class PublicAdapted extends Library implements Texts<String> {

	}

}
