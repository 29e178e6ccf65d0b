package io.github.sockettask.listener.method;

import java.lang.annotation.Annotation;

import io.github.sockettask.annotation.OnClose;
import io.github.sockettask.annotation.OnError;
import io.github.sockettask.annotation.OnMessage;
import io.github.sockettask.annotation.OnOpen;

/**
 * The events of a task, with what distinguishes their callback methods.
 */
public enum CallbackEvent {

	/** The connection is open. */
	OPEN(OnOpen.class, "SocketTask, OnOpenCallbackResult, HttpHeaders, Map<String, List<String>> and @HandshakeHeader"),

	/** A message was received. */
	MESSAGE(OnMessage.class, "SocketTask and one of String, byte[], ByteBuffer, Object, JsonNode, "
			+ "any type that JSON can be bound to, or OnMessageCallbackResult of these; MessageContext, @Payload(\"/pointer\"), "
			+ "@Header, @Headers and @HandshakeHeader"),

	/** The connection has ended. */
	CLOSE(OnClose.class, "SocketTask, OnCloseCallbackResult, int (the code) and String (the reason)"),

	/** Something has failed. */
	ERROR(OnError.class, "SocketTask, OnErrorCallbackResult, String (the text) and one type of Throwable; "
			+ "for a message that could not be handled MessageContext, @Payload, @Header and @Headers; Method (the failed method) and @HandshakeHeader");

	private final Class<? extends Annotation> annotation;

	private final String supportedParameters;

	CallbackEvent(Class<? extends Annotation> annotation, String supportedParameters) {
		this.annotation = annotation;
		this.supportedParameters = supportedParameters;
	}

	Class<? extends Annotation> annotation() {
		return this.annotation;
	}

	public String supportedParameters() {
		return this.supportedParameters;
	}

	public boolean isReplying() {
		return this != CLOSE;
	}

	@Override
	public String toString() {
		return "@" + this.annotation.getSimpleName();
	}

}
