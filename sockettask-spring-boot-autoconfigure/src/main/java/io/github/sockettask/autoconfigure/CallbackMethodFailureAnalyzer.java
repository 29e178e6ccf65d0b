package io.github.sockettask.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

import io.github.sockettask.listener.method.CallbackMethodException;

/**
 * Tells which annotated method can't be called, and what to do about it.
 */
class CallbackMethodFailureAnalyzer extends AbstractFailureAnalyzer<CallbackMethodException> {

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, CallbackMethodException cause) {
		return new FailureAnalysis(cause.description(), cause.action(), cause);
	}

}
