import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { en } from '../i18n/en.ts';

type FaultBoundaryProps = { readonly children: ReactNode };

/** Keeps a fault of one part of the window from taking the note with it. The fault's own words may hold patient text. */
export class FaultBoundary extends Component<FaultBoundaryProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <div role="alert" style={{ padding: 24 }}>
        <p>{en.app.fault}</p>
        <Button variant="default" onClick={() => this.setState({ failed: false })}>
          {en.app.faultAgain}
        </Button>
      </div>
    );
  }
}
