import { Component, type ReactNode } from 'react';

interface Properties {
  onError: (error: unknown) => void;
  children?: ReactNode;
}

/** Draws nothing once something inside has thrown, and says what. */
export class ErrorBoundary extends Component<Properties, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error);
  }

  override render(): ReactNode {
    return this.state.broken ? null : this.props.children;
  }
}
